import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const severeAorticRegurgitation: ReasoningTemplate = {
  id: 'severe-aortic-regurgitation',
  disease: 'Severe aortic regurgitation',
  aliases: [
    'severe AR',
    'severe chronic aortic regurgitation',
    'chronic severe aortic regurgitation',
    'severe aortic insufficiency',
  ],
  sources: [
    {
      title:
        'Recommendations for Noninvasive Evaluation of Native Valvular Regurgitation: A Report from the American Society of Echocardiography Developed in Collaboration with the Society for Cardiovascular Magnetic Resonance',
      year: 2017,
    },
    { title: '2021 ESC/EACTS Guidelines for the management of valvular heart disease', year: 2021 },
  ],
  steps: [
    {
      title: 'Valve and root',
      instruction: 'Describe cusps and motion, and measure annulus, sinuses, sinotubular junction and ascending aorta.',
      cues: [
        'cusps',
        'root',
        'sinuses',
        'ascending aorta',
        'bicuspid',
        'morphology',
        'sinotubular',
        'cusp prolapse',
        'annulus',
      ],
      views: ['PLAX', 'PSAX'],
      modalities: ['2D'],
    },
    {
      title: 'Regurgitant jet',
      instruction: 'Judge the width of the jet in the outflow tract; 65% or more is severe.',
      cues: ['jet width', 'regurgitant jet', 'jet', 'LVOT width', 'diastolic jet'],
      views: ['PLAX', ['A5C', 'A3C']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Vena contracta',
      instruction: 'Measure the narrowest width of the jet; more than 6 mm is severe.',
      cues: ['vena contracta'],
      views: ['PLAX'],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Pressure half-time',
      instruction:
        'Measure the slope of the signal; below 200 ms is severe, and depends on the pressures of the ventricle.',
      cues: ['pressure half time', 'half time', 'PHT', 'deceleration', 'signal density'],
      views: [['A5C', 'A3C']],
      modalities: ['CW Doppler'],
    },
    {
      title: 'Flow reversal in the aorta',
      instruction:
        'Look for holodiastolic reversal in the descending and abdominal aorta; an end-diastolic velocity above 20 cm/s is severe.',
      cues: ['flow reversal', 'diastolic reversal', 'holodiastolic', 'descending aorta', 'abdominal aorta'],
      views: ['suprasternal'],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Orifice area and regurgitant volume',
      instruction: 'Calculate by flow convergence or by volumes; 30 mm² and 60 ml are severe.',
      cues: [
        'EROA',
        'regurgitant volume',
        'PISA',
        'flow convergence',
        'effective regurgitant orifice',
        'regurgitant fraction',
      ],
      views: [['A5C', 'A3C', 'A4C']],
      modalities: [['colour Doppler', 'PW Doppler', '3D']],
    },
    {
      title: 'Left ventricle',
      instruction:
        'Measure diameters, volumes and ejection fraction; an end-systolic diameter above 50 mm or an ejection fraction of 50% or less matters.',
      cues: [
        'left ventricle',
        'left ventricular',
        'end systolic diameter',
        'LVESD',
        'ejection fraction',
        'LVEF',
        'volume overload',
        'dilatation',
      ],
      views: ['PLAX', 'A4C', 'A2C'],
      modalities: ['2D'],
    },
    {
      title: 'Grading and conclusion',
      instruction: 'Put the measures together, tell chronic from acute regurgitation, and name the cause.',
      cues: ['grading', 'conclusion', 'in conclusion', 'severity', 'acute', 'chronic', 'integrative', 'diagnosis'],
    },
  ],
};
