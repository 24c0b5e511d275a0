import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const cardiacTamponade: ReasoningTemplate = {
  id: 'cardiac-tamponade',
  disease: 'Cardiac tamponade',
  aliases: ['tamponade', 'pericardial tamponade'],
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
      title: 'Pericardial effusion',
      instruction: 'Measure size and describe distribution and content of the effusion in several views.',
      cues: ['pericardial effusion', 'effusion', 'circumferential', 'loculated', 'swinging heart'],
      views: ['PLAX', 'A4C', ['subcostal', 'PSAX']],
      modalities: ['2D'],
    },
    {
      title: 'Chamber collapse',
      instruction:
        'Look for collapse of the right atrium for more than a third of systole and of the right ventricle in early diastole.',
      cues: [
        'chamber collapse',
        'right atrial collapse',
        'right ventricular collapse',
        'diastolic collapse',
        'RA collapse',
        'RV collapse',
        'collapse',
      ],
      views: [
        ['A4C', 'subcostal'],
        ['PLAX', 'PSAX', 'subcostal'],
      ],
      modalities: [['2D', 'M-mode']],
    },
    {
      title: 'Ventricular interdependence',
      instruction: 'Look for a shift of the septum with respiration.',
      cues: ['interdependence', 'septal shift', 'septal motion', 'septal bounce', 'reciprocal'],
      views: [['PSAX', 'A4C']],
      modalities: [['2D', 'M-mode']],
    },
    {
      title: 'Respiratory variation of inflow',
      instruction:
        'Measure mitral and tricuspid inflow with respiration: mitral E varies by more than 30%, tricuspid E by more than 60%.',
      cues: [
        'respiratory variation',
        'mitral inflow',
        'transmitral',
        'tricuspid inflow',
        'inspiratory decrease',
        'inspiration',
      ],
      views: ['A4C'],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Inferior vena cava',
      instruction: 'Measure the vein and its collapse: wide, with less than 50% on inspiration.',
      cues: ['vena cava', 'IVC', 'plethora', 'plethoric'],
      views: ['IVC'],
      modalities: [['2D', 'M-mode']],
    },
    {
      title: 'Hepatic veins',
      instruction: 'Look for blunted diastolic flow and its reversal in expiration.',
      cues: ['hepatic vein', 'hepatic veins', 'flow reversal', 'expiratory reversal'],
      views: ['subcostal'],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Cause and pitfalls',
      instruction:
        'Look for the cause, aortic dissection, rupture, tumour or procedure, and for what hides collapse: high right-sided pressures, local collections.',
      cues: [
        'cause',
        'aetiology',
        'etiology',
        'aortic dissection',
        'malignancy',
        'pitfall',
        'pitfalls',
        'regional tamponade',
        'after surgery',
      ],
      views: [['PLAX', 'suprasternal', 'subcostal']],
    },
    {
      title: 'Conclusion',
      instruction: 'Judge the haemodynamic relevance together with the clinical state, and the safest way to drain.',
      cues: [
        'conclusion',
        'in conclusion',
        'pericardiocentesis',
        'drainage',
        'haemodynamic',
        'hemodynamic',
        'diagnosis',
      ],
    },
  ],
};
