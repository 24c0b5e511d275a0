import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const rheumaticMitralStenosis: ReasoningTemplate = {
  id: 'rheumatic-mitral-stenosis',
  disease: 'Rheumatic mitral stenosis',
  aliases: ['mitral stenosis', 'rheumatic MS', 'severe rheumatic mitral stenosis', 'severe mitral stenosis'],
  sources: [
    {
      title: 'Echocardiographic Assessment of Valve Stenosis: EAE/ASE Recommendations for Clinical Practice',
      year: 2009,
    },
    { title: '2021 ESC/EACTS Guidelines for the management of valvular heart disease', year: 2021 },
  ],
  steps: [
    {
      title: 'Valve morphology',
      instruction: 'Look for fused commissures, doming of the anterior leaflet, and the state of the chords.',
      cues: [
        'morphology',
        'commissural fusion',
        'commissures',
        'doming',
        'hockey stick',
        'chordae',
        'subvalvular',
        'thickened leaflets',
        'leaflet',
      ],
      views: ['PLAX', 'PSAX'],
      modalities: ['2D'],
    },
    {
      title: 'Planimetry',
      instruction: 'Trace the orifice at the tips in mid-diastole; 1.5 cm² or less is clinically significant.',
      cues: ['planimetry', 'orifice', 'fish mouth', 'traced area'],
      views: ['PSAX'],
      modalities: [['2D', '3D']],
    },
    {
      title: 'Mean gradient',
      instruction: 'Measure the mean gradient along the jet, with the heart rate.',
      cues: ['mean gradient', 'transmitral gradient', 'diastolic gradient'],
      views: ['A4C'],
      modalities: ['CW Doppler'],
    },
    {
      title: 'Pressure half-time',
      instruction: 'Derive the area from the deceleration: 220 over the half-time in ms.',
      cues: ['pressure half time', 'half time', 'PHT', 'deceleration'],
      views: ['A4C'],
      modalities: ['CW Doppler'],
    },
    {
      title: 'Other valve lesions',
      instruction: 'Look for mitral regurgitation and for rheumatic disease of the aortic and tricuspid valve.',
      cues: [
        'mitral regurgitation',
        'aortic regurgitation',
        'aortic valve',
        'tricuspid valve',
        'tricuspid regurgitation',
        'mixed',
        'other valves',
      ],
      views: ['PLAX', 'A4C'],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Left atrium',
      instruction:
        'Measure the left atrium and search it and its appendage for thrombus, by the transoesophageal way before an intervention.',
      cues: ['left atrium', 'left atrial', 'LA volume', 'appendage', 'thrombus', 'spontaneous echo contrast'],
      views: ['A4C', ['PLAX', 'A2C']],
      modalities: ['2D'],
    },
    {
      title: 'Pulmonary pressure and right ventricle',
      instruction: 'Estimate pulmonary artery pressure and right ventricular function.',
      cues: [
        'pulmonary pressure',
        'pulmonary artery pressure',
        'right ventricle',
        'right ventricular',
        'TAPSE',
        'TR velocity',
        'systolic pulmonary',
      ],
      views: ['A4C'],
      modalities: ['CW Doppler'],
    },
    {
      title: 'Conclusion',
      instruction: 'Grade the stenosis and judge the valve for percutaneous commissurotomy.',
      cues: ['conclusion', 'in conclusion', 'commissurotomy', 'Wilkins', 'severity', 'score', 'grading', 'diagnosis'],
    },
  ],
};
