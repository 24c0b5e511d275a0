import type { ReasoningTemplate } from '../../../procedural/reasoning-template.js';

export const infectiveEndocarditis: ReasoningTemplate = {
  id: 'infective-endocarditis',
  disease: 'Infective endocarditis',
  aliases: ['endocarditis', 'bacterial endocarditis'],
  sources: [
    { title: '2023 ESC Guidelines for the management of endocarditis', year: 2023 },
    {
      title:
        'The 2023 Duke-International Society for Cardiovascular Infectious Diseases Criteria for Infective Endocarditis: Updating the Modified Duke Criteria',
      year: 2023,
    },
  ],
  steps: [
    {
      title: 'Vegetations of left-sided valves',
      instruction: 'Search both valves in every view for masses that oscillate on the upstream side, and measure them.',
      cues: ['vegetation', 'vegetations', 'oscillating', 'mobile mass', 'mass on'],
      views: ['PLAX', 'A4C', ['PSAX', 'A3C', 'A5C']],
      modalities: ['2D'],
    },
    {
      title: 'Right-sided valves and devices',
      instruction: 'Search tricuspid and pulmonary valve, leads and prostheses.',
      cues: [
        'right sided',
        'tricuspid valve',
        'pulmonary valve',
        'leads',
        'pacemaker',
        'prosthesis',
        'prosthetic',
        'devices',
      ],
      views: [
        ['RV inflow', 'A4C'],
        ['PSAX', 'subcostal'],
      ],
      modalities: ['2D'],
    },
    {
      title: 'Perivalvular extension',
      instruction: 'Look for abscess, pseudoaneurysm and fistula around the valves, above all the aortic root.',
      cues: ['abscess', 'pseudoaneurysm', 'fistula', 'perivalvular', 'root thickening', 'dehiscence'],
      views: ['PSAX', 'PLAX'],
      modalities: ['2D', 'colour Doppler'],
    },
    {
      title: 'Regurgitation and perforation',
      instruction: 'Look for new regurgitation, prolapse and jets through a leaflet.',
      cues: ['new regurgitation', 'perforation', 'regurgitation', 'regurgitant', 'chordal rupture', 'flail'],
      views: ['A4C', ['PLAX', 'A5C', 'A3C']],
      modalities: ['colour Doppler'],
    },
    {
      title: 'Haemodynamic consequences',
      instruction:
        'Judge ventricular size and function, filling and pulmonary pressure, and early closure of the mitral valve.',
      cues: [
        'haemodynamic',
        'hemodynamic',
        'heart failure',
        'ejection fraction',
        'filling pressure',
        'pulmonary pressure',
        'ventricular function',
        'ventricular size',
      ],
      views: ['A4C'],
      modalities: [['CW Doppler', 'PW Doppler']],
    },
    {
      title: 'Transoesophageal study',
      instruction:
        'Add a transoesophageal study where the first is negative or not conclusive, for prostheses and devices, and for complications.',
      cues: ['transoesophageal', 'transesophageal', 'TOE', 'TEE'],
      modalities: ['TOE'],
    },
    {
      title: 'Embolic risk',
      instruction: 'Relate size and mobility to the risk of embolism; 10 mm or more matters.',
      cues: ['embolic risk', 'embolism', 'emboli', '10 mm', 'stroke', 'mobility'],
    },
    {
      title: 'Conclusion',
      instruction: 'Put imaging together with blood cultures and clinical findings by the Duke criteria.',
      cues: ['conclusion', 'in conclusion', 'Duke', 'criteria', 'blood cultures', 'major criterion', 'diagnosis'],
    },
  ],
};
