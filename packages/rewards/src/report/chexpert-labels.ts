/**
 * The fourteen observations of CheXpert and MIMIC-CXR-JPG, in the order of the labeler's columns.
 *
 * Source: stanfordmlgroup/chexpert-labeler, `constants.py` (Irvin et al. 2019).
 *
 * @example
 * ```ts
 * import { chexpertLabels } from '@cairn-ml/rewards/report';
 *
 * chexpertLabels.length; // 14
 * ```
 */
export const chexpertLabels = [
  'No Finding',
  'Enlarged Cardiomediastinum',
  'Cardiomegaly',
  'Lung Lesion',
  'Lung Opacity',
  'Edema',
  'Consolidation',
  'Pneumonia',
  'Atelectasis',
  'Pneumothorax',
  'Pleural Effusion',
  'Pleural Other',
  'Fracture',
  'Support Devices',
] as const;

/**
 * The five observations that most papers report beside all fourteen.
 *
 * Source: the competition tasks of CheXpert (Irvin et al. 2019), in the order of the labeler.
 *
 * @example
 * ```ts
 * import { chexpertTop5 } from '@cairn-ml/rewards/report';
 *
 * chexpertTop5[0]; // 'Cardiomegaly'
 * ```
 */
export const chexpertTop5 = ['Cardiomegaly', 'Edema', 'Consolidation', 'Atelectasis', 'Pleural Effusion'] as const;

/** One of {@link chexpertLabels}. */
export type ChexpertLabel = (typeof chexpertLabels)[number];

/** What a labeler says of one observation: 1 positive, 0 negative, -1 uncertain, null not mentioned. */
export type LabelValue = 1 | 0 | -1 | null;
