import type { Schedule } from '@cairn-ml/tensor';

/** A linear map from features to heatmaps, found in closed form. */
export interface RidgeHead {
  type: 'ridge';
  /**
   * Penalty on the weights of channels that are brought to variance 1, relative to one pixel: `mean (target - prediction)² + lambda |weights|²`.
   * Default 0.01, which is our choice.
   */
  lambda?: number;
}

/** The same map, found by gradient descent. */
export interface LinearHead {
  type: 'linear';
}

/**
 * Transposed convolutions that double the grid, as the head of Sapiens: each 4 x 4 with stride 2, then `InstanceNorm` and `SiLU`; then
 * convolutions 1 x 1 with the same, and one to the heatmaps.
 */
export interface DeconvolutionHead {
  type: 'deconvolution';
  /** Channels of each transposed convolution. Default `[64, 64]`; Sapiens has `[768, 768]`. */
  upsampling?: readonly number[];
  /** Channels of each convolution 1 x 1. Default `[64]`; Sapiens has `[768, 768]`. */
  mixing?: readonly number[];
}

/** What maps features to heatmaps. */
export type LandmarkHead = RidgeHead | LinearHead | DeconvolutionHead;

/** How a head is trained by gradients; a ridge head ignores it. */
export interface TrainingOptions {
  /** Passes through the samples. Default 100. */
  epochs?: number;
  /** Samples per step. Default 4. */
  batchSize?: number;
  /** Of AdamW. Default 0.005; MedSapiens has 0.0005 for the whole network. */
  learningRate?: number | Schedule;
  /** Of AdamW. Default 0. */
  weightDecay?: number;
  /** Largest norm of the gradients. Default 1, as in MedSapiens. */
  maxNorm?: number;
  /** Of the first weights and the order of samples. Default 0. */
  seed?: number;
  /** `'current'` trains the head that is there on, as after pretraining on other data sets. Default `'fresh'`. */
  start?: 'fresh' | 'current';
}
