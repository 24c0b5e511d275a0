import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const pulmonaryArterialHypertension: ReasoningTemplate = {
  id: 'pulmonary-arterial-hypertension',
  disease: 'Pulmonary arterial hypertension',
  aliases: ['PAH', 'group 1 pulmonary hypertension', 'precapillary pulmonary hypertension'],
  sources: [
    { title: '2022 ESC/ERS Guidelines for the diagnosis and treatment of pulmonary hypertension', year: 2022 },
    {
      title:
        'Guidelines for the Echocardiographic Assessment of the Right Heart in Adults: A Report from the American Society of Echocardiography',
      year: 2010,
    },
  ],
  steps: [
    {
      title: 'Tricuspid regurgitation velocity',
      instruction:
        'Take the highest tricuspid regurgitation velocity of several windows; above 3.4 m/s makes pulmonary hypertension likely, 2.9 to 3.4 m/s needs further signs.',
      cues: ['tricuspid regurgitation', 'TR velocity', 'TR jet', 'peak TR', 'TRV'],
      views: ['A4C', ['RV inflow', 'PSAX', 'subcostal']],
      modalities: ['CW Doppler', 'colour Doppler'],
    },
    {
      title: 'Right ventricular size and wall',
      instruction:
        'Compare the basal diameters of both ventricles, a ratio above 1 is a sign, and measure the thickness of the free wall.',
      cues: [
        'right ventricular size',
        'right ventricular dilatation',
        'RV dilatation',
        'dilated right ventricle',
        'dilated RV',
        'RV size',
        'RV LV ratio',
        'RV hypertrophy',
        'free wall thickness',
      ],
      views: ['A4C', ['PLAX', 'subcostal']],
      modalities: ['2D'],
    },
    {
      title: 'Septal flattening',
      instruction:
        'Look for a D-shaped left ventricle and measure the eccentricity index, above 1.1 in systole or diastole is a sign.',
      cues: ['septal flattening', 'D shaped', 'eccentricity index', 'flattened septum', 'interventricular septum'],
      views: ['PSAX'],
      modalities: ['2D'],
    },
    {
      title: 'Right ventricular function',
      instruction:
        'Measure TAPSE and S′, the fractional area change, and TAPSE over systolic pressure, below 0.55 mm/mmHg is a sign.',
      cues: [
        'right ventricular function',
        'RV function',
        'TAPSE',
        'fractional area change',
        'FAC',
        'RV systolic function',
        'uncoupling',
      ],
      views: ['A4C'],
      modalities: ['M-mode', ['tissue Doppler', 'strain']],
    },
    {
      title: 'Pulmonary artery and outflow',
      instruction:
        'Measure the acceleration time in the outflow tract, below 105 ms or with a mid-systolic notch is a sign, the early diastolic regurgitation velocity and the diameter of the artery.',
      cues: [
        'acceleration time',
        'outflow tract',
        'RVOT',
        'pulmonary artery',
        'mid systolic notch',
        'notching',
        'pulmonary regurgitation',
      ],
      views: ['PSAX'],
      modalities: ['PW Doppler'],
    },
    {
      title: 'Right atrium and inferior vena cava',
      instruction:
        'Measure the area of the right atrium, above 18 cm² is a sign, and diameter and collapse of the vein, above 21 mm with less than 50% on a sniff.',
      cues: ['right atrium', 'right atrial', 'RA area', 'vena cava', 'IVC', 'collapse', 'right atrial pressure'],
      views: ['A4C', 'IVC'],
      modalities: ['2D'],
    },
    {
      title: 'Left heart and shunts',
      instruction:
        'Exclude a left heart cause by ejection fraction, atrial size, valves and filling pressure, and look for a shunt.',
      cues: [
        'left heart',
        'left atrium',
        'left atrial',
        'filling pressure',
        'shunt',
        'left ventricular ejection fraction',
        'LVEF',
        'LV ejection fraction',
      ],
      views: ['A4C', ['subcostal', 'PSAX']],
      modalities: ['colour Doppler', ['tissue Doppler', 'PW Doppler', 'saline contrast']],
    },
    {
      title: 'Conclusion',
      instruction:
        'State the probability of pulmonary hypertension and its likely group; the diagnosis itself needs right heart catheterisation.',
      cues: [
        'probability of pulmonary hypertension',
        'catheterisation',
        'catheterization',
        'in conclusion',
        'overall',
        'diagnosis',
        'precapillary',
      ],
    },
  ],
};
