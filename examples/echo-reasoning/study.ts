import type { StudyEvidence } from '@cairn-ml/rewards/procedural';

/** A study made up for this example: cardiac amyloidosis. Nobody's data. */
export const study: {
  template: string;
  evidence: Required<StudyEvidence>;
  /** What each clip shows, in words: they stand in for the embeddings of a vision encoder. */
  clips: string[];
} = {
  template: 'cardiac-amyloidosis',
  evidence: {
    views: ['PLAX', 'PSAX', 'A4C', 'A2C', 'A3C', 'subcostal'],
    modalities: ['2D', 'M-mode', 'colour Doppler', 'PW Doppler', 'CW Doppler', 'tissue Doppler', 'strain'],
  },
  clips: [
    'Concentric thickening of the left ventricular walls: septum and posterior wall measure 16 mm at end-diastole in the parasternal long axis.',
    'The short axis shows concentric hypertrophy with a small cavity.',
    'Granular bright myocardium with thickened mitral valve leaflets and a thick interatrial septum.',
    'A small pericardial effusion without collapse in the subcostal view.',
    'Both atria are severely dilated in the four chamber view.',
    'Mitral inflow with restrictive filling, high E wave and short deceleration time.',
    'Tissue velocities of the mitral annulus are very low, so that filling pressure is high.',
    'Longitudinal strain is severely reduced at the base and preserved at the apex.',
    'Right ventricular wall is thick and its longitudinal excursion is reduced.',
    'Tricuspid regurgitation velocity points to moderately raised pulmonary artery pressure.',
    'Colour flow shows mild mitral regurgitation.',
  ],
};
