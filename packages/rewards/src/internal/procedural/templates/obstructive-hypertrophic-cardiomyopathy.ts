import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const obstructiveHypertrophicCardiomyopathy: ReasoningTemplate = {
  id: 'obstructive-hypertrophic-cardiomyopathy',
  disease: 'Obstructive hypertrophic cardiomyopathy',
  aliases: [
    'HOCM',
    'hypertrophic obstructive cardiomyopathy',
    'hypertrophic cardiomyopathy with left ventricular outflow tract obstruction',
    'hypertrophic cardiomyopathy with LVOT obstruction',
  ],
  sources: [
    { title: '2023 ESC Guidelines for the management of cardiomyopathies', year: 2023 },
    {
      title: 'Recommendations for Multimodality Cardiovascular Imaging of Patients with Hypertrophic Cardiomyopathy',
      year: 2022,
    },
  ],
  steps: [
    {
      title: 'Left ventricular wall thickness',
      instruction:
        'Measure every segment at end-diastole; 15 mm or more without another cause is the criterion in adults, 13 mm in first-degree relatives.',
      cues: ['wall thickness', 'hypertrophy', 'septal thickness', 'maximal thickness', 'septum measures'],
      views: ['PLAX', 'PSAX'],
      modalities: ['2D'],
    },
    {
      title: 'Distribution of hypertrophy',
      instruction:
        'Describe where the muscle is thick: septum, free wall, apex, right ventricle, and the papillary muscles.',
      cues: ['distribution', 'asymmetric', 'apical hypertrophy', 'papillary muscles', 'reverse curve', 'sigmoid'],
      views: ['PSAX', 'A4C', ['A2C', 'A3C']],
      modalities: ['2D'],
    },
    {
      title: 'Mitral apparatus and systolic anterior motion',
      instruction:
        'Look for systolic anterior motion with septal contact, long leaflets and displaced papillary muscles.',
      cues: [
        'systolic anterior motion',
        'SAM',
        'anterior motion',
        'mitral apparatus',
        'septal contact',
        'elongated leaflets',
        'mitral leaflets',
      ],
      views: ['PLAX', ['A3C', 'A5C']],
      modalities: ['2D', ['M-mode', 'colour Doppler']],
    },
    {
      title: 'Outflow tract gradient',
      instruction:
        'Measure the peak gradient at rest and with the Valsalva manoeuvre; 30 mmHg or more is obstruction, 50 mmHg or more is where treatment is considered. The late-peaking dagger shape is not that of mitral regurgitation.',
      cues: [
        'LVOT gradient',
        'outflow gradient',
        'outflow tract gradient',
        'outflow tract obstruction',
        'LVOT obstruction',
        'Valsalva',
        'dagger',
        'late peaking',
        'provocation',
      ],
      views: [['A5C', 'A3C']],
      modalities: ['CW Doppler', ['colour Doppler', 'PW Doppler']],
    },
    {
      title: 'Mitral regurgitation',
      instruction:
        'Judge the regurgitation of systolic anterior motion: mid to late systolic, directed posteriorly; a central or anterior jet points to a disease of the valve itself.',
      cues: ['mitral regurgitation', 'MR jet', 'posteriorly directed', 'regurgitant jet'],
      views: [['PLAX', 'A3C'], 'A4C'],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Diastolic function and left atrium',
      instruction: 'Estimate filling pressure and measure the volume of the left atrium.',
      cues: [
        'diastolic function',
        'diastolic dysfunction',
        'filling pressure',
        'left atrium',
        'left atrial',
        'LA volume',
        'E e',
      ],
      views: ['A4C'],
      modalities: ['PW Doppler', 'tissue Doppler'],
    },
    {
      title: 'Systolic function, strain and apex',
      instruction:
        'Measure ejection fraction and longitudinal strain, and look for an apical aneurysm, with contrast where the apex is poorly seen.',
      cues: ['longitudinal strain', 'GLS', 'strain', 'apical aneurysm', 'ejection fraction'],
      views: ['A4C', 'A2C'],
      modalities: ['strain'],
    },
    {
      title: 'Differential diagnosis and conclusion',
      instruction:
        'Weigh hypertension, athletic training, aortic stenosis, infiltration and storage disease; note what bears on the risk of sudden death.',
      cues: [
        'differential',
        'in conclusion',
        'conclusion',
        'hypertension',
        'athlete',
        'sudden death',
        'phenocopy',
        'diagnosis',
      ],
    },
  ],
};
