/**
 * An image as numbers.
 *
 * The first row is the upper one and the first column the left one; the centre of pixel (x, y) has the coordinates x and y. Every
 * reader of this package returns one, and what else takes `{ data, width, height, channels }` takes it, too: `ImagePixels` of
 * `@cairn-ml/landmarks` is the same shape.
 */
export interface Image<Data extends ArrayLike<number> = ArrayLike<number>> {
  /** `[row][column][channel]`, flat. */
  data: Data;
  width: number;
  height: number;
  /** Numbers per pixel: 1 for grey, 2 for grey and alpha, 3 for RGB, 4 for RGB and alpha. */
  channels: number;
  /** Millimetres from one pixel to the next, along x and along y; absent where the file does not say. */
  spacing?: readonly [x: number, y: number];
}
