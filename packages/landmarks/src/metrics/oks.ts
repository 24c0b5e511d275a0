import {
  checkFinite,
  checkLength,
  checkNumber,
  checkOption,
  InvalidArgumentError,
  ShapeError,
} from '@cairn-ml/numeric';

/** Options of {@link oks}. */
export interface OksOptions {
  /** Area of the true object in pixels. */
  area: number;
  /** How far annotators disagree, one per landmark, as a share of the root of the area. Default {@link cocoSigmas}, for 17 landmarks. */
  sigmas?: ArrayLike<number>;
  /** Visibility of the true landmarks. `'coco'` takes those above 0; default all. */
  visible?: ArrayLike<number>;
  /** `'coco'` (default): area of the truth, labelled landmarks. `'mmpose'`: mean of both areas, all landmarks, as its non-maximum suppression has it. */
  variant?: 'coco' | 'mmpose';
  /** For `'coco'` without any labelled landmark: left, top, width, height of the true box, outside of whose double the distance counts. */
  box?: ArrayLike<number>;
  /** For `'mmpose'`: area of the prediction. Default `area`. */
  predictedArea?: number;
  /** For `'mmpose'`: only landmarks that are more visible than this in both, by `visible` and `predictedVisible`. */
  visibleThreshold?: number;
  /** For `'mmpose'` with `visibleThreshold`: visibility or score of the predicted landmarks. */
  predictedVisible?: ArrayLike<number>;
}

/**
 * The deviations of the 17 landmarks of COCO, nose to ankles.
 *
 * @example
 * ```ts
 * import { cocoSigmas } from '@cairn-ml/landmarks/metrics';
 *
 * cocoSigmas.slice(0, 3); // [0.026, 0.025, 0.025]
 * ```
 *
 * Source: COCO keypoint evaluation.
 */
export const cocoSigmas: readonly number[] = [
  0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087, 0.089, 0.089,
];

/**
 * Object keypoint similarity (OKS) of the landmarks of one object, from 0 to 1: the overlap measure of pose estimation.
 *
 * `mean exp(-d² / (2 area (2 sigma)²))` over the landmarks that count. Without any: `'coco'` takes all, at their distance from the doubled `box`, or is NaN
 * without one; `'mmpose'` is 0. A prediction of NaN adds 0.
 *
 * @param prediction - x, y of each landmark, flat.
 * @param truth - The same of the true landmarks. Those that do not count may be anything.
 * @throws {ShapeError} when lengths do not fit each other
 * @throws {InvalidArgumentError} for areas and sigmas that are not positive, and bad options
 *
 * @example
 * ```ts
 * import { oks } from '@cairn-ml/landmarks/metrics';
 *
 * const options = { area: 900, sigmas: [0.05, 0.1] };
 * oks([10, 10, 23, 20], [10, 10, 20, 20], options); // 0.941248
 * oks([10, 10, 23, 20], [10, 10, 20, 20], { ...options, visible: [2, 0] }); // 1
 * ```
 *
 * Source: `COCOeval.computeOks` of pycocotools; `oks_iou` of mmpose (759b39c).
 */
export function oks(prediction: ArrayLike<number>, truth: ArrayLike<number>, options: OksOptions): number {
  const { area, sigmas = cocoSigmas, visible, variant = 'coco', box, visibleThreshold } = options;
  const { predictedArea = area, predictedVisible } = options;
  if (truth.length % 2 !== 0) throw new ShapeError('oks', 'truth', 'have x and y of each landmark', [truth.length]);
  const count = truth.length / 2;
  checkLength('oks', 'prediction', prediction, truth.length, 'as many numbers as `truth`');
  checkLength('oks', 'sigmas', sigmas, count, 'one entry per landmark');
  for (let k = 0; k < count; k++) checkNumber('oks', `sigmas[${k}]`, sigmas[k]!, { min: Number.MIN_VALUE });
  for (const [name, values] of Object.entries({ visible, predictedVisible })) {
    if (values) checkLength('oks', name, values, count, 'one entry per landmark');
  }
  checkOption('oks', 'variant', variant, ['coco', 'mmpose']);
  checkNumber('oks', 'area', area, { min: Number.MIN_VALUE });
  checkNumber('oks', 'predictedArea', predictedArea, { min: 0 });
  if (box) {
    checkLength('oks', 'box', box, 4, 'left, top, width and height');
    checkFinite('oks', 'box', box);
  }
  if (visibleThreshold !== undefined && !(visible && predictedVisible)) {
    throw new InvalidArgumentError(
      'oks',
      'visibleThreshold',
      'come with `visible` and `predictedVisible`',
      visibleThreshold,
    );
  }
  const isCoco = variant === 'coco';
  const scale = isCoco ? area : (area + predictedArea) / 2;
  const counts = (k: number) => {
    if (isCoco) return !visible || visible[k]! > 0;
    return (
      visibleThreshold === undefined || (visible![k]! > visibleThreshold && predictedVisible![k]! > visibleThreshold)
    );
  };
  const similarity = (k: number, dx: number, dy: number) => {
    const value = Math.exp(-(dx * dx + dy * dy) / (8 * scale * sigmas[k]! ** 2));
    return Number.isNaN(value) ? 0 : value;
  };
  let [sum, total] = [0, 0];
  for (let k = 0; k < count; k++) {
    if (!counts(k)) continue;
    sum += similarity(k, prediction[2 * k]! - truth[2 * k]!, prediction[2 * k + 1]! - truth[2 * k + 1]!);
    total++;
  }
  if (total > 0) return sum / total;
  if (!isCoco) return 0;
  if (!box || count === 0) return Number.NaN;
  const outside = (value: number, start: number, length: number) =>
    Math.max(0, start - length - value) + Math.max(0, value - start - 2 * length);
  for (let k = 0; k < count; k++) {
    sum += similarity(
      k,
      outside(prediction[2 * k]!, box[0]!, box[2]!),
      outside(prediction[2 * k + 1]!, box[1]!, box[3]!),
    );
  }
  return sum / count;
}
