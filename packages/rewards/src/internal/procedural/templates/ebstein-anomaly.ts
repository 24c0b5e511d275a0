import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const ebsteinAnomaly: ReasoningTemplate = {
  id: 'ebstein-anomaly',
  disease: 'Ebstein anomaly',
  aliases: ["Ebstein's anomaly", 'Ebstein anomaly of the tricuspid valve', "Ebstein's anomaly of the tricuspid valve"],
  sources: [
    { title: '2020 ESC Guidelines for the management of adult congenital heart disease', year: 2020 },
    {
      title:
        'Guidelines for the Echocardiographic Assessment of the Right Heart in Adults: A Report from the American Society of Echocardiography',
      year: 2010,
    },
  ],
  steps: [
    {
      title: 'Displacement of the septal leaflet',
      instruction:
        'Measure the distance of the hinge of the septal leaflet from that of the mitral valve; 8 mm/m² or more, or 20 mm in adults.',
      cues: ['displacement', 'apical displacement', 'displacement index', 'septal leaflet', 'hinge point', 'displaced'],
      views: ['A4C'],
      modalities: ['2D'],
    },
    {
      title: 'Anterior leaflet',
      instruction: 'Describe length, mobility and tethering of the anterior leaflet.',
      cues: ['anterior leaflet', 'sail like', 'tethering', 'tethered', 'fenestration', 'coaptation'],
      views: ['A4C', ['RV inflow', 'PSAX']],
      modalities: ['2D'],
    },
    {
      title: 'Atrialised and functional right ventricle',
      instruction: 'Measure both parts of the right ventricle and the right atrium.',
      cues: [
        'atrialised',
        'atrialized',
        'functional right ventricle',
        'right atrium',
        'right ventricular size',
        'right atrial enlargement',
      ],
      views: ['A4C', ['subcostal', 'PSAX']],
      modalities: ['2D'],
    },
    {
      title: 'Tricuspid regurgitation',
      instruction: 'Find the origin of the jet, which lies towards the apex, and judge its severity.',
      cues: ['tricuspid regurgitation', 'TR jet', 'regurgitant jet', 'TR severity'],
      views: ['A4C', ['RV inflow', 'PSAX']],
      modalities: ['colour Doppler', 'CW Doppler'],
    },
    {
      title: 'Right ventricular function',
      instruction: 'Measure the function of the functional right ventricle.',
      cues: [
        'right ventricular function',
        'RV function',
        'fractional area change',
        'TAPSE',
        'RV strain',
        'systolic function of the right',
      ],
      views: ['A4C'],
      modalities: [['tissue Doppler', 'strain', 'M-mode', '2D']],
    },
    {
      title: 'Interatrial shunt',
      instruction: 'Look for a defect or an open foramen ovale, with agitated saline where colour shows none.',
      cues: ['interatrial shunt', 'interatrial communication', 'atrial septal defect', 'foramen ovale', 'PFO', 'shunt'],
      views: [['subcostal', 'A4C', 'PSAX']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Left ventricle and outflow',
      instruction:
        'Judge the size, septal motion and function of the left ventricle, trabeculation, and the right outflow tract.',
      cues: [
        'left ventricle',
        'left ventricular',
        'non compaction',
        'noncompaction',
        'outflow tract',
        'RVOT',
        'paradoxical',
      ],
      views: ['PSAX', ['A4C', 'PLAX']],
      modalities: ['2D'],
    },
    {
      title: 'Differential diagnosis and conclusion',
      instruction: 'Tell it from tricuspid dysplasia and other causes of a large right heart; grade the anomaly.',
      cues: [
        'differential',
        'conclusion',
        'in conclusion',
        'dysplasia',
        'Carpentier',
        'grade',
        'severity',
        'diagnosis',
      ],
    },
  ],
};
