import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const arrhythmogenicRightVentricularCardiomyopathy: ReasoningTemplate = {
  id: 'arrhythmogenic-right-ventricular-cardiomyopathy',
  disease: 'Arrhythmogenic right ventricular cardiomyopathy',
  aliases: ['ARVC', 'arrhythmogenic cardiomyopathy', 'arrhythmogenic right ventricular dysplasia', 'ARVD'],
  sources: [
    {
      title:
        'Diagnosis of arrhythmogenic right ventricular cardiomyopathy/dysplasia: proposed modification of the Task Force Criteria',
      year: 2010,
    },
    { title: '2023 ESC Guidelines for the management of cardiomyopathies', year: 2023 },
    {
      title:
        'Guidelines for the Echocardiographic Assessment of the Right Heart in Adults: A Report from the American Society of Echocardiography',
      year: 2010,
    },
  ],
  steps: [
    {
      title: 'Right ventricular outflow tract',
      instruction:
        'Measure the outflow tract at end-diastole: 32 mm or more in the long axis or 36 mm or more in the short axis, with a regional abnormality, is a major criterion of 2010.',
      cues: ['outflow tract', 'RVOT'],
      views: ['PLAX', 'PSAX'],
      modalities: ['2D'],
    },
    {
      title: 'Right ventricular size',
      instruction: 'Measure inflow and body of the right ventricle.',
      cues: [
        'right ventricular size',
        'RV size',
        'basal diameter',
        'right ventricular dilatation',
        'RV dilatation',
        'dilated right ventricle',
        'dilated RV',
      ],
      views: ['A4C', ['RV inflow', 'subcostal']],
      modalities: ['2D'],
    },
    {
      title: 'Regional wall motion',
      instruction:
        'Search for akinesia, dyskinesia and aneurysms of the free wall, near the tricuspid annulus, at the apex and in the outflow tract.',
      cues: [
        'regional wall motion',
        'akinesia',
        'dyskinesia',
        'aneurysm',
        'bulging',
        'regional',
        'free wall motion',
        'sacculation',
      ],
      views: ['A4C', ['RV inflow', 'PLAX'], ['subcostal', 'PSAX']],
      modalities: ['2D'],
    },
    {
      title: 'Right ventricular function',
      instruction:
        'Measure fractional area change, 33% or less is a major and up to 40% a minor criterion, TAPSE and S′.',
      cues: [
        'right ventricular function',
        'fractional area change',
        'FAC',
        'TAPSE',
        'RV function',
        'systolic function of the right',
      ],
      views: ['A4C'],
      modalities: ['2D', ['M-mode', 'tissue Doppler']],
    },
    {
      title: 'Right ventricular strain',
      instruction: 'Measure the strain of the free wall and its delay.',
      cues: ['strain', 'free wall strain', 'mechanical dispersion', 'post systolic'],
      views: ['A4C'],
      modalities: ['strain'],
    },
    {
      title: 'Tricuspid regurgitation and pressure',
      instruction: 'Judge tricuspid regurgitation and show that pressure is not what dilates the right ventricle.',
      cues: ['tricuspid regurgitation', 'TR velocity', 'pulmonary pressure', 'pulmonary artery pressure', 'TR jet'],
      views: [['A4C', 'RV inflow', 'PSAX']],
      modalities: ['colour Doppler', 'CW Doppler'],
    },
    {
      title: 'Left ventricle',
      instruction: 'Look for involvement of the left ventricle: function, lateral and inferior wall, strain.',
      cues: ['left ventricle', 'left ventricular', 'LV involvement', 'LVEF', 'biventricular'],
      views: ['A4C', ['A2C', 'A3C', 'PLAX']],
      modalities: ['2D'],
    },
    {
      title: 'Differential diagnosis and conclusion',
      instruction:
        'Weigh shunts, pulmonary hypertension, sarcoidosis and athletic training; echocardiography is one category of the criteria among several.',
      cues: [
        'differential',
        'conclusion',
        'in conclusion',
        'sarcoidosis',
        'athlete',
        'task force',
        'criteria',
        'shunt',
        'diagnosis',
      ],
    },
  ],
};
