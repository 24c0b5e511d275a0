import type { DecodedKeypoints } from '../codec-options.js';
import type { ImagePixels } from '../crop-image.js';
import type { EvaluateLandmarksOptions, LandmarkEvaluation } from '../metrics/evaluate-landmarks.js';
import type { TrainingOptions } from './landmark-head.js';
import type { LabelSpace, LandmarkSample } from './landmark-sample.js';

/** How far a fit is. */
export interface FitProgress {
  /** Steps done: samples looked at, then steps of training. */
  step: number;
  /** Of so many. */
  steps: number;
  /** Mean squared error of the heatmaps of the last batch, for heads that are trained by gradients. */
  loss?: number;
}

/** Options of {@link LandmarkModel.fit}. */
export interface FitOptions extends TrainingOptions {
  /** Which landmarks of the model each data set has. Default none: samples have all. */
  labelSpace?: LabelSpace;
  /**
   * Whether features of all samples stay in memory through the fit, 4 bytes times channels times places of the grid each. Default true; false
   * computes them anew whenever they are needed.
   */
  keepFeatures?: boolean;
  /** Stops between steps; the head is then the old one. */
  signal?: AbortSignal;
  onProgress?: (progress: FitProgress) => void;
}

/** What a fit returns. */
export interface FitResult {
  /** Loss of each step of training; empty for a ridge head. */
  losses: Float64Array;
  /** How many numbers were fitted. */
  trained: number;
}

/** Options of {@link LandmarkModel.evaluate}. */
export interface EvaluateSamplesOptions extends Omit<EvaluateLandmarksOptions, 'numLandmarks'> {
  /** As in `fit`. */
  labelSpace?: LabelSpace;
  signal?: AbortSignal;
}

/** A landmark detector on a frozen network; `createLandmarkModel` makes it. */
export interface LandmarkModel {
  readonly numLandmarks: number;
  /**
   * Fits the head. Landmarks that no sample has are predicted as NaN by a ridge head. A fit that fails or is stopped leaves the head as it was.
   *
   * @throws {InvalidArgumentError} for landmarks outside of their image, data sets that `labelSpace` does not have, images that are no images,
   * `lowRank` with a ridge head, without `start: 'current'`, or with a rank that no weight matrix can have
   * @throws {ShapeError} for counts that do not fit
   */
  fit(samples: readonly LandmarkSample[], options?: FitOptions): Promise<FitResult>;
  /**
   * Landmarks in pixels of the image, and their highest response as scores. NaN where a heatmap has no positive value.
   *
   * @throws {InvalidArgumentError} before `fit`, after `dispose`, and for an image that is none
   */
  predict(image: ImagePixels): Promise<DecodedKeypoints>;
  /** Radial errors and success rates on samples, as `evaluateLandmarks` of `/metrics` has them. */
  evaluate(samples: readonly LandmarkSample[], options: EvaluateSamplesOptions): Promise<LandmarkEvaluation>;
  /** The head and the options of the model, not the backbone, as a safetensors file for `loadLandmarkModel`. */
  save(): Promise<Uint8Array>;
  /** Frees the head, not the backbone. */
  dispose(): void;
}
