/** The part of an image that a network sees: a rectangle by its centre and its width and height, in pixels of the image. */
export interface Crop {
  center: readonly [x: number, y: number];
  scale: readonly [width: number, height: number];
}

/**
 * How a crop is stretched over the input of a network: `'udp'` lets the centres of its outermost pixels coincide with the corners of the crop,
 * at `(inputSize - 1) / scale`; `'msra'` the outer edges, at `inputSize / scale`.
 */
export type WarpConvention = 'udp' | 'msra';
