import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const cardiacAmyloidosis: ReasoningTemplate = {
  id: 'cardiac-amyloidosis',
  disease: 'Cardiac amyloidosis',
  aliases: [
    'amyloid cardiomyopathy',
    'cardiac amyloid',
    'transthyretin cardiac amyloidosis',
    'ATTR cardiomyopathy',
    'AL cardiac amyloidosis',
  ],
  sources: [
    {
      title:
        'Diagnosis and treatment of cardiac amyloidosis: a position statement of the ESC Working Group on Myocardial and Pericardial Diseases',
      year: 2021,
    },
    { title: '2023 ESC Guidelines for the management of cardiomyopathies', year: 2023 },
    {
      title:
        'Recommendations for the Evaluation of Left Ventricular Diastolic Function by Echocardiography: An Update from the American Society of Echocardiography and the European Association of Cardiovascular Imaging',
      year: 2016,
    },
  ],
  steps: [
    {
      title: 'Wall thickness',
      instruction: 'Measure both ventricles; unexplained left ventricular walls of 12 mm or more raise the suspicion.',
      cues: [
        'wall thickness',
        'wall thickening',
        'thickened walls',
        'thick walls',
        'concentric',
        'septum measures',
        'hypertrophy',
      ],
      views: ['PLAX', 'PSAX'],
      modalities: ['2D'],
    },
    {
      title: 'Myocardium, valves and pericardium',
      instruction:
        'Look for a granular myocardium, thickened valves and atrial septum, and a small pericardial effusion.',
      cues: [
        'pericardial effusion',
        'small effusion',
        'granular',
        'sparkling',
        'thickened valves',
        'valve thickening',
        'interatrial septum',
        'atrial septum',
        'speckled',
      ],
      views: ['A4C', ['subcostal', 'PLAX']],
      modalities: ['2D'],
    },
    {
      title: 'Atria',
      instruction: 'Measure both atria, which are large for the size of the ventricles.',
      cues: ['atria', 'biatrial', 'atrial enlargement', 'left atrial volume', 'left atrium', 'atrial dilatation'],
      views: ['A4C', ['A2C', 'PLAX']],
      modalities: ['2D'],
    },
    {
      title: 'Diastolic function',
      instruction:
        'Grade diastolic dysfunction: grade 2 or worse, annular velocities below 5 cm/s and a high E/e′ are typical.',
      cues: [
        'diastolic function',
        'diastolic dysfunction',
        'filling pressure',
        'restrictive filling',
        'annular velocities',
        'mitral inflow',
        'E e',
      ],
      views: ['A4C'],
      modalities: ['PW Doppler', 'tissue Doppler'],
    },
    {
      title: 'Longitudinal strain and apical sparing',
      instruction:
        'Measure global longitudinal strain and compare apex and base: relative sparing of the apex is typical.',
      cues: [
        'apical sparing',
        'longitudinal strain',
        'GLS',
        'strain',
        'relative apical',
        'apex is spared',
        'cherry on top',
        'bull s eye',
      ],
      views: ['A4C', ['A2C', 'A3C']],
      modalities: ['strain'],
    },
    {
      title: 'Right ventricle and pulmonary pressure',
      instruction: 'Measure right ventricular function and wall, and estimate pulmonary artery pressure.',
      cues: [
        'right ventricle',
        'right ventricular',
        'RV function',
        'TAPSE',
        'pulmonary pressure',
        'pulmonary artery pressure',
        'RV free wall',
      ],
      views: ['A4C'],
      modalities: [['M-mode', 'tissue Doppler', 'strain'], 'CW Doppler'],
    },
    {
      title: 'Differential diagnosis and conclusion',
      instruction:
        'Weigh hypertension, hypertrophic cardiomyopathy and aortic stenosis; relate wall thickness to the voltage of the electrocardiogram; next are tests for monoclonal protein and bone scintigraphy.',
      cues: [
        'differential',
        'conclusion',
        'in conclusion',
        'scintigraphy',
        'monoclonal',
        'low voltage',
        'electrocardiogram',
        'hypertrophic cardiomyopathy',
        'infiltrative',
        'diagnosis',
      ],
    },
  ],
};
