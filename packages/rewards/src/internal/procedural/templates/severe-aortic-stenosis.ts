import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const severeAorticStenosis: ReasoningTemplate = {
  id: 'severe-aortic-stenosis',
  disease: 'Severe aortic stenosis',
  aliases: [
    'severe AS',
    'low-flow low-gradient severe aortic stenosis',
    'severe aortic valve stenosis',
    'severe calcific aortic stenosis',
  ],
  sources: [
    {
      title:
        'Recommendations on the Echocardiographic Assessment of Aortic Valve Stenosis: A Focused Update from the European Association of Cardiovascular Imaging and the American Society of Echocardiography',
      year: 2017,
    },
    { title: '2021 ESC/EACTS Guidelines for the management of valvular heart disease', year: 2021 },
  ],
  steps: [
    {
      title: 'Valve morphology',
      instruction: 'Count the cusps and describe calcification and opening.',
      cues: [
        'valve morphology',
        'cusps',
        'calcified',
        'calcification',
        'bicuspid',
        'tricuspid valve opening',
        'leaflet opening',
        'cusp',
      ],
      views: ['PLAX', 'PSAX'],
      modalities: ['2D'],
    },
    {
      title: 'Outflow tract diameter',
      instruction: 'Measure the outflow tract in mid-systole, from inner edge to inner edge.',
      cues: ['outflow tract diameter', 'LVOT diameter', 'annulus'],
      views: ['PLAX'],
      modalities: ['2D'],
    },
    {
      title: 'Outflow tract velocity',
      instruction: 'Record the velocity just below the valve and trace its integral.',
      cues: ['outflow tract velocity', 'LVOT velocity', 'LVOT VTI', 'velocity time integral', 'stroke volume'],
      views: [['A5C', 'A3C']],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Peak velocity and mean gradient',
      instruction:
        'Take the highest velocity of several windows, the right parasternal one among them; 4 m/s and 40 mmHg are severe.',
      cues: ['peak velocity', 'mean gradient', 'Vmax', 'maximal velocity', 'transvalvular gradient', 'jet velocity'],
      views: [
        ['A5C', 'A3C'],
        ['right parasternal', 'suprasternal'],
      ],
      modalities: ['CW Doppler'],
    },
    {
      title: 'Valve area',
      instruction: 'Calculate the area by continuity and the velocity ratio; below 1.0 cm² and below 0.25 are severe.',
      cues: ['valve area', 'AVA', 'continuity equation', 'velocity ratio', 'dimensionless index', 'DVI'],
      modalities: ['CW Doppler', 'PW Doppler'],
    },
    {
      title: 'Left ventricle and flow',
      instruction:
        'Measure hypertrophy, ejection fraction, strain and stroke volume index; 35 ml/m² or less is low flow.',
      cues: [
        'ejection fraction',
        'LVEF',
        'stroke volume index',
        'low flow',
        'ventricular hypertrophy',
        'left ventricle',
        'SVi',
      ],
      views: [['A4C', 'A2C'], 'PLAX'],
      modalities: ['2D'],
    },
    {
      title: 'Associated lesions',
      instruction: 'Look for aortic and mitral regurgitation, a dilated aorta and pulmonary hypertension.',
      cues: [
        'associated lesions',
        'aortic regurgitation',
        'ascending aorta',
        'mitral regurgitation',
        'pulmonary pressure',
        'root',
      ],
      views: ['PLAX'],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Grading and conclusion',
      instruction:
        'Resolve discordant grading: check measurements, then stress echocardiography or the calcium score by computed tomography.',
      cues: [
        'grading',
        'conclusion',
        'in conclusion',
        'discordant',
        'dobutamine',
        'calcium score',
        'severity',
        'diagnosis',
      ],
    },
  ],
};
