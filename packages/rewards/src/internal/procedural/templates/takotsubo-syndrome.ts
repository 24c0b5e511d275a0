import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const takotsuboSyndrome: ReasoningTemplate = {
  id: 'takotsubo-syndrome',
  disease: 'Takotsubo syndrome',
  aliases: ['takotsubo cardiomyopathy', 'takotsubo', 'stress cardiomyopathy', 'apical ballooning syndrome'],
  sources: [
    {
      title:
        'International Expert Consensus Document on Takotsubo Syndrome (Part I): Clinical Characteristics, Diagnostic Criteria, and Pathophysiology',
      year: 2018,
    },
    { title: '2023 ESC Guidelines for the management of cardiomyopathies', year: 2023 },
  ],
  steps: [
    {
      title: 'Regional wall motion',
      instruction: 'Show a wall motion abnormality around the ventricle, beyond the territory of one coronary artery.',
      cues: [
        'regional wall motion',
        'wall motion',
        'coronary territory',
        'single coronary',
        'territory',
        'akinesia',
        'hypokinesia',
        'circumferential',
      ],
      views: ['A4C', 'A2C', ['A3C', 'PSAX']],
      modalities: ['2D'],
    },
    {
      title: 'Ballooning pattern',
      instruction: 'Name the pattern: apical, midventricular, basal or focal.',
      cues: [
        'ballooning',
        'apical ballooning',
        'midventricular',
        'basal',
        'hypercontractile',
        'hyperkinetic base',
        'pattern',
      ],
      views: ['A4C', ['A2C', 'A3C']],
      modalities: ['2D'],
    },
    {
      title: 'Systolic function and strain',
      instruction: 'Measure ejection fraction and strain.',
      cues: ['ejection fraction', 'LVEF', 'systolic function', 'strain', 'GLS'],
      views: ['A4C', 'A2C'],
      modalities: [['strain', '2D']],
    },
    {
      title: 'Outflow tract obstruction',
      instruction: 'Look for systolic anterior motion and a dynamic gradient.',
      cues: [
        'outflow tract obstruction',
        'LVOT obstruction',
        'outflow obstruction',
        'systolic anterior motion',
        'SAM',
        'dynamic gradient',
        'LVOT gradient',
      ],
      views: [['A5C', 'A3C', 'PLAX']],
      modalities: ['CW Doppler'],
    },
    {
      title: 'Mitral regurgitation',
      instruction: 'Judge mitral regurgitation and whether anterior motion or tethering causes it.',
      cues: ['mitral regurgitation', 'MR jet', 'regurgitation'],
      views: ['A4C', ['PLAX', 'A3C', 'A2C']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Right ventricle',
      instruction: 'Look for ballooning of the right ventricle.',
      cues: ['right ventricle', 'right ventricular', 'biventricular', 'RV involvement', 'TAPSE'],
      views: ['A4C', ['subcostal', 'RV inflow']],
      modalities: ['2D'],
    },
    {
      title: 'Thrombus, effusion and rupture',
      instruction:
        'Search the apex for thrombus, with contrast where it is poorly seen, and look for effusion and rupture.',
      cues: ['thrombus', 'effusion', 'rupture', 'complications', 'clot'],
      views: [
        ['A4C', 'A2C'],
        ['subcostal', 'PLAX'],
      ],
      modalities: [['2D', 'contrast echo']],
    },
    {
      title: 'Differential diagnosis and conclusion',
      instruction:
        'Weigh an infarction, which coronary imaging has to exclude, and myocarditis; recovery at follow-up confirms.',
      cues: [
        'differential',
        'conclusion',
        'in conclusion',
        'infarction',
        'coronary angiography',
        'coronary imaging',
        'myocarditis',
        'recovery',
        'follow up',
        'diagnosis',
      ],
    },
  ],
};
