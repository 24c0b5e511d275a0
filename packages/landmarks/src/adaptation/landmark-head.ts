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

/**
 * Low-rank adapters (LoRA): the weights of the head that is there are frozen, and each weight matrix W, outputs x inputs, becomes
 * `W + alpha / rank · B A`, of which only A (`rank` x inputs, Gaussian at first) and B (outputs x `rank`, zero at first) are trained. They are merged
 * into the weights at the end, so that nothing else changes.
 *
 * Every weight matrix of the head has an adapter, the last layer too; biases are frozen. Each place of the kernel of a transposed convolution counts
 * as outputs of its own. Weight decay pulls A and B, and so the change, to 0, not the weights.
 *
 * Source: Hu et al. 2021, LoRA (arXiv 2106.09685). MedSapiens has adapters in its network (rank 4, alpha 4 for queries, keys and values; rank 8,
 * alpha 8 for projections) and trains its head in full. Here the network is frozen without adapters, and they are in the head, which is ours.
 */
export interface LowRankOptions {
  /** Of the change of each weight matrix: from 1 to the smaller side of the smallest one. */
  rank: number;
  /** The change counts `alpha / rank`. Default `rank`, as in MedSapiens. */
  alpha?: number;
  /**
   * The last layer, which belongs to the landmarks: an adapter like the others, or weights and biases trained in full, as for landmarks that the
   * pretrained model did not have. Default `'low-rank'`.
   */
  output?: 'low-rank' | 'full';
}

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
  /** Trains low-rank adapters of the head that is there instead of all its weights; needs `start: 'current'`. Default none. */
  lowRank?: LowRankOptions;
}
