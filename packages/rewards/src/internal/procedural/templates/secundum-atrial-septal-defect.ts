import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const secundumAtrialSeptalDefect: ReasoningTemplate = {
  id: 'secundum-atrial-septal-defect',
  disease: 'Secundum atrial septal defect',
  aliases: ['secundum ASD', 'ostium secundum atrial septal defect', 'atrial septal defect', 'ASD'],
  sources: [
    {
      title:
        'Guidelines for the Echocardiographic Assessment of Atrial Septal Defect and Patent Foramen Ovale: From the American Society of Echocardiography and Society for Cardiac Angiography and Interventions',
      year: 2015,
    },
    { title: '2020 ESC Guidelines for the management of adult congenital heart disease', year: 2020 },
  ],
  steps: [
    {
      title: 'Right heart volume overload',
      instruction: 'Measure right atrium and ventricle and look at the motion of the septum.',
      cues: [
        'volume overload',
        'right ventricular dilatation',
        'RV dilatation',
        'dilated right ventricle',
        'dilated RV',
        'right heart',
        'paradoxical',
        'right atrium',
      ],
      views: ['A4C', ['PLAX', 'PSAX']],
      modalities: ['2D'],
    },
    {
      title: 'Atrial septum',
      instruction:
        'Search the septum for a gap, best from below, where the beam meets it at a right angle; drop-out in the apical view misleads.',
      cues: [
        'atrial septum',
        'interatrial septum',
        'defect',
        'septal defect',
        'drop out',
        'fossa ovalis',
        'septal gap',
      ],
      views: ['subcostal', ['PSAX', 'A4C']],
      modalities: ['2D'],
    },
    {
      title: 'Shunt',
      instruction: 'Show direction and timing of the flow across the defect.',
      cues: ['shunt', 'left to right', 'flow across', 'right to left', 'shunt flow'],
      views: ['subcostal', ['PSAX', 'A4C']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Size and rims',
      instruction:
        'Measure the defect and its rims in several planes, by the transoesophageal way or in three dimensions before a closure.',
      cues: ['rims', 'rim', 'defect size', 'diameter of the defect', 'maximal diameter', 'aortic rim'],
      views: [['subcostal', 'PSAX', 'A4C']],
      modalities: [['TOE', '3D', '2D']],
    },
    {
      title: 'Flow ratio',
      instruction: 'Calculate Qp:Qs from both outflow tracts; more than 1.5 is a relevant shunt.',
      cues: ['Qp Qs', 'QpQs', 'flow ratio', 'shunt fraction', 'pulmonary to systemic', 'outflow tracts'],
      views: ['PSAX', ['A5C', 'A3C']],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Pulmonary pressure and right ventricular function',
      instruction: 'Estimate pulmonary artery pressure and resistance, and right ventricular function.',
      cues: [
        'pulmonary pressure',
        'pulmonary artery pressure',
        'pulmonary hypertension',
        'TR velocity',
        'TAPSE',
        'right ventricular function',
        'RV function',
      ],
      views: ['A4C'],
      modalities: ['CW Doppler', ['M-mode', 'tissue Doppler']],
    },
    {
      title: 'Pulmonary veins and associated lesions',
      instruction: 'Find the pulmonary veins, exclude a sinus venosus defect, and look at the mitral valve.',
      cues: [
        'pulmonary veins',
        'pulmonary vein',
        'anomalous',
        'sinus venosus',
        'associated lesions',
        'superior vena cava',
      ],
      views: [['subcostal', 'suprasternal', 'A4C']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Conclusion',
      instruction: 'Name the type of the defect and judge relevance and suitability for closure.',
      cues: [
        'conclusion',
        'in conclusion',
        'closure',
        'device closure',
        'suitable',
        'haemodynamically',
        'hemodynamically',
        'diagnosis',
      ],
    },
  ],
};
