import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const severePrimaryMitralRegurgitation: ReasoningTemplate = {
  id: 'severe-primary-mitral-regurgitation',
  disease: 'Severe primary mitral regurgitation',
  aliases: [
    'severe primary MR',
    'severe degenerative mitral regurgitation',
    'severe organic mitral regurgitation',
    'mitral valve prolapse with severe mitral regurgitation',
    'flail mitral leaflet with severe mitral regurgitation',
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
      title: 'Valve morphology and mechanism',
      instruction: 'Find the lesion and the scallop: prolapse, flail, cleft, perforation, and name the leaflet motion.',
      cues: [
        'morphology',
        'mechanism',
        'prolapse',
        'flail',
        'scallop',
        'leaflet motion',
        'Carpentier',
        'chordal rupture',
      ],
      views: ['PLAX', ['PSAX', 'A3C'], 'A4C'],
      modalities: [['2D', '3D']],
    },
    {
      title: 'Regurgitant jet',
      instruction:
        'Describe origin, direction and extent of the jet; an eccentric one along the wall looks smaller than it is.',
      cues: ['jet direction', 'eccentric jet', 'jet area', 'regurgitant jet', 'eccentric', 'jet is directed', 'Coanda'],
      views: ['PLAX', 'A4C', ['A2C', 'A3C']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Vena contracta',
      instruction: 'Measure the narrowest width of the jet; 7 mm or more is severe.',
      cues: ['vena contracta'],
      views: [['PLAX', 'A3C', 'A4C']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Orifice area and regurgitant volume',
      instruction: 'Calculate by flow convergence; 40 mm² and 60 ml are severe.',
      cues: [
        'PISA',
        'flow convergence',
        'EROA',
        'effective regurgitant orifice',
        'regurgitant volume',
        'proximal isovelocity',
      ],
      views: ['A4C'],
      modalities: ['colour Doppler', 'CW Doppler'],
    },
    {
      title: 'Doppler signs of severity',
      instruction: 'Judge density and shape of the continuous-wave signal and the mitral E wave, above 1.2 m/s.',
      cues: ['signal density', 'dense signal', 'triangular', 'E wave', 'inflow velocity', 'E velocity', 'density'],
      views: ['A4C'],
      modalities: ['CW Doppler', 'PW Doppler'],
    },
    {
      title: 'Pulmonary veins',
      instruction: 'Look for systolic flow reversal.',
      cues: ['pulmonary vein', 'pulmonary veins', 'pulmonary venous', 'systolic reversal'],
      views: ['A4C'],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Left ventricle and atrium',
      instruction:
        'Measure end-systolic diameter, 40 mm or more matters, ejection fraction, 60% or less matters, and the volume of the left atrium.',
      cues: [
        'end systolic diameter',
        'LVESD',
        'ejection fraction',
        'LVEF',
        'left atrium',
        'left atrial',
        'LA volume',
        'volume overload',
      ],
      views: ['PLAX', 'A4C', 'A2C'],
      modalities: ['2D'],
    },
    {
      title: 'Pulmonary pressure and right ventricle',
      instruction: 'Estimate pulmonary artery pressure and right ventricular function.',
      cues: [
        'pulmonary pressure',
        'pulmonary artery pressure',
        'systolic pulmonary',
        'right ventricle',
        'right ventricular',
        'TAPSE',
        'TR velocity',
      ],
      views: ['A4C'],
      modalities: ['CW Doppler'],
    },
    {
      title: 'Grading and conclusion',
      instruction: 'Put the measures together, and say what favours repair.',
      cues: ['grading', 'conclusion', 'in conclusion', 'repair', 'severity', 'integrative', 'diagnosis'],
    },
  ],
};
