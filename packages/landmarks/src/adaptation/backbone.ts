import type { Tensor } from '@cairn-ml/tensor';
import type { Size } from '../codec-options.js';

/**
 * A frozen network whose features a landmark model is fitted on: anything that maps images to a grid of channels.
 *
 * `loadGraphBackbone` makes one of a TensorFlow.js graph model, `pixelBackbone` one of raw pixels.
 */
export interface Backbone {
  /** Width and height of the images it wants. */
  readonly inputSize: Size;
  /** Width and height of the grid of features. */
  readonly featureSize: Size;
  /** Features of each place of the grid. */
  readonly channels: number;
  /**
   * Features `[batch, rows, columns, channels]` of images `[batch, height, width, 3]`, whose values go from 0 to 1. The images are not disposed,
   * the features belong to the caller.
   */
  features(images: Tensor): Tensor;
  /** Frees the weights. */
  dispose(): void;
}
