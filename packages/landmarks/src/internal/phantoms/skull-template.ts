import type { Point } from './layer.js';

/** The 19 landmarks, looking to the right, in widths of the image. */
export const skullLandmarks = {
  sella: [0.46, 0.425],
  nasion: [0.722, 0.408],
  orbitale: [0.66, 0.522],
  porion: [0.372, 0.515],
  subspinale: [0.706, 0.675],
  supramentale: [0.697, 0.818],
  pogonion: [0.7, 0.882],
  menton: [0.66, 0.922],
  gnathion: [0.687, 0.91],
  gonion: [0.42, 0.775],
  'lower incisal': [0.733, 0.752],
  'upper incisal': [0.746, 0.762],
  'upper lip': [0.788, 0.712],
  'lower lip': [0.778, 0.785],
  subnasale: [0.772, 0.652],
  'soft-tissue pogonion': [0.748, 0.882],
  'posterior nasal spine': [0.53, 0.622],
  'anterior nasal spine': [0.736, 0.636],
  articulare: [0.39, 0.568],
} as const satisfies Record<string, Point>;

/** A landmark by its name, or a place of no name. */
export type SkullPoint = keyof typeof skullLandmarks | Point;

/** What is drawn, through landmarks wherever one lies on it. */
export const skullCurves = {
  skin: [
    [0.52, 0.035],
    [0.67, 0.105],
    [0.745, 0.22],
    [0.768, 0.32],
    [0.752, 0.405],
    [0.785, 0.49],
    [0.842, 0.585],
    [0.83, 0.625],
    'subnasale',
    'upper lip',
    [0.768, 0.748],
    'lower lip',
    [0.756, 0.828],
    'soft-tissue pogonion',
    [0.715, 0.945],
    [0.63, 0.965],
    [0.55, 0.96],
    [0.53, 1.1],
    [0.53, 1.35],
    [0.17, 1.35],
    [0.17, 1],
    [0.16, 0.75],
    [0.09, 0.58],
    [0.055, 0.38],
    [0.115, 0.18],
    [0.3, 0.05],
  ],
  vaultOutside: [
    'nasion',
    [0.737, 0.36],
    [0.735, 0.3],
    [0.7, 0.19],
    [0.63, 0.11],
    [0.5, 0.062],
    [0.33, 0.075],
    [0.165, 0.18],
    [0.095, 0.37],
    [0.135, 0.52],
    [0.22, 0.6],
    [0.33, 0.615],
  ],
  vaultInside: [
    [0.33, 0.585],
    [0.24, 0.57],
    [0.162, 0.5],
    [0.125, 0.37],
    [0.187, 0.2],
    [0.335, 0.105],
    [0.5, 0.092],
    [0.615, 0.138],
    [0.675, 0.205],
    [0.7, 0.3],
    [0.69, 0.365],
  ],
  anteriorBase: [
    [0.69, 0.365],
    [0.62, 0.385],
    [0.55, 0.392],
    [0.5, 0.385],
  ],
  // Around sella, the middle of the pit.
  sellaFloor: [
    [0.5, 0.385],
    [0.489, 0.415],
    [0.478, 0.447],
    [0.458, 0.455],
    [0.44, 0.442],
    [0.433, 0.412],
    [0.424, 0.392],
  ],
  clivus: [
    [0.424, 0.392],
    [0.412, 0.45],
    [0.405, 0.53],
    [0.385, 0.605],
    [0.33, 0.615],
  ],
  orbit: ['nasion', [0.708, 0.45], [0.694, 0.5], 'orbitale', [0.622, 0.507], [0.6, 0.465], [0.615, 0.425]],
  noseBone: ['nasion', [0.74, 0.435], [0.758, 0.475], [0.775, 0.505]],
  palate: ['anterior nasal spine', [0.69, 0.632], [0.61, 0.622], 'posterior nasal spine'],
  pterygoid: ['posterior nasal spine', [0.522, 0.575], [0.53, 0.52], [0.545, 0.47]],
  maxilla: [
    'anterior nasal spine',
    'subspinale',
    [0.726, 0.71],
    [0.68, 0.716],
    [0.6, 0.716],
    [0.545, 0.69],
    'posterior nasal spine',
    [0.61, 0.622],
    [0.69, 0.632],
  ],
  cheek: ['orbitale', [0.668, 0.57], [0.655, 0.62], [0.625, 0.645]],
  mandible: [
    [0.715, 0.785],
    'supramentale',
    'pogonion',
    'gnathion',
    'menton',
    [0.58, 0.897],
    [0.49, 0.845],
    'gonion',
    [0.398, 0.7],
    'articulare',
    [0.392, 0.535],
    [0.417, 0.525],
    [0.435, 0.55],
    [0.455, 0.6],
    [0.478, 0.57],
    [0.497, 0.6],
    [0.503, 0.68],
    [0.535, 0.755],
    [0.62, 0.775],
    [0.68, 0.782],
  ],
} as const satisfies Record<string, readonly SkullPoint[]>;

/** Root and tip of the incisors. */
export const incisors = [
  { root: [0.703, 0.688], tip: 'upper incisal' },
  { root: [0.695, 0.835], tip: 'lower incisal' },
] as const;

/** Centres of the crowns of molars and premolars. */
export const crowns: readonly Point[] = [0.56, 0.598, 0.632, 0.664, 0.694].flatMap((x): Point[] => [
  [x, 0.728],
  [x - 0.008, 0.762],
]);

/** Centres of the bodies of the vertebrae of the neck. */
export const vertebrae: readonly Point[] = [
  [0.335, 0.69],
  [0.33, 0.77],
  [0.33, 0.85],
  [0.335, 0.93],
  [0.342, 1.01],
  [0.35, 1.09],
];
