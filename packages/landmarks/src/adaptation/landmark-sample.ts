import type { ImagePixels } from '../crop-image.js';

/** An image with its landmarks. */
export interface LandmarkSample {
  /** Grey (1 channel) or colour (3 channels). */
  image: ImagePixels;
  /** x and y of each landmark of the sample's data set in pixels of the image, flat. NaN where a landmark is missing. */
  landmarks: ArrayLike<number>;
  /** Which entry of the label space the landmarks follow. Default: all landmarks of the model, in order. */
  dataset?: string;
}

/**
 * What the landmarks of each data set are in the model: entry k is the index of the data set's landmark k. Landmarks of the model that a data set
 * does not have count nothing there.
 */
export type LabelSpace = Readonly<Record<string, readonly number[]>>;
