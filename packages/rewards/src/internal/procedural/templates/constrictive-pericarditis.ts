import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const constrictivePericarditis: ReasoningTemplate = {
  id: 'constrictive-pericarditis',
  disease: 'Constrictive pericarditis',
  aliases: ['pericardial constriction', 'constriction', 'chronic constrictive pericarditis'],
  sources: [
    {
      title:
        'American Society of Echocardiography Clinical Recommendations for Multimodality Cardiovascular Imaging of Patients with Pericardial Disease',
      year: 2013,
    },
    { title: '2015 ESC Guidelines for the diagnosis and management of pericardial diseases', year: 2015 },
  ],
  steps: [
    {
      title: 'Pericardium',
      instruction: 'Look for thick, bright or calcified pericardium, tethering and effusion.',
      cues: [
        'pericardium',
        'pericardial thickening',
        'thickened pericardium',
        'calcified',
        'calcification',
        'tethering',
        'pericardial',
      ],
      views: ['PLAX', ['subcostal', 'A4C']],
      modalities: ['2D'],
    },
    {
      title: 'Septal motion',
      instruction: 'Look for the septal bounce and for a shift of the septum to the left with inspiration.',
      cues: [
        'septal bounce',
        'septal motion',
        'septal shift',
        'septal shudder',
        'ventricular interdependence',
        'interdependence',
      ],
      views: ['A4C', ['PSAX', 'PLAX']],
      modalities: [['2D', 'M-mode']],
    },
    {
      title: 'Respiratory variation of inflow',
      instruction:
        'Measure mitral and tricuspid inflow with respiration: mitral E falls by 25% or more with inspiration in most patients.',
      cues: ['respiratory variation', 'mitral inflow', 'transmitral', 'tricuspid inflow', 'inspiration', 'inspiratory'],
      views: ['A4C'],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Annular velocities',
      instruction:
        'Measure septal and lateral e′: the septal one is preserved, mostly above 8 cm/s, and not below the lateral one (annulus reversus).',
      cues: ['annular velocities', 'annular velocity', 'annulus reversus', 'medial e', 'septal e', 'lateral e'],
      views: ['A4C'],
      modalities: ['tissue Doppler'],
    },
    {
      title: 'Hepatic veins',
      instruction: 'Look for diastolic flow reversal in expiration.',
      cues: ['hepatic vein', 'hepatic veins', 'expiratory reversal', 'flow reversal'],
      views: ['subcostal'],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Inferior vena cava',
      instruction: 'Measure the vein and its collapse: it is wide and fixed.',
      cues: ['vena cava', 'IVC', 'plethora', 'plethoric', 'dilated IVC'],
      views: ['IVC'],
      modalities: [['2D', 'M-mode']],
    },
    {
      title: 'Strain',
      instruction:
        'Compare septal and free wall strain: that of the lateral wall is reduced where the pericardium tethers it (strain reversus).',
      cues: ['strain', 'strain reversus', 'GLS'],
      views: ['A4C'],
      modalities: ['strain'],
    },
    {
      title: 'Differential diagnosis and conclusion',
      instruction: 'Tell it from restrictive cardiomyopathy, lung disease and severe tricuspid regurgitation.',
      cues: [
        'differential',
        'conclusion',
        'in conclusion',
        'restrictive cardiomyopathy',
        'lung disease',
        'COPD',
        'restriction',
        'diagnosis',
      ],
    },
  ],
};
