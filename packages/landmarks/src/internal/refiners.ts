import type { CodecMode } from '../codec-options.js';
import { gaussianKernel } from '../gaussian-kernel.js';
import { blurMap, rescaling } from './blur-map.js';
import { type BlurWindow, blurWindow, createBlurWindow } from './blur-window.js';
import type { FloatArray } from './read.js';

/** How a maximum is moved between pixels: a quarter towards the larger neighbour, or by Taylor expansion of the blurred logarithm. */
export type RefinementMethod = 'quarter' | 'dark' | 'darkUdp';

/** A pixel of a map: the map begins at `start`, and `maximum` is its largest value. */
export interface Peak {
  start: number;
  x: number;
  y: number;
  maximum: number;
}

/** Adds the sub-pixel offset of a peak to `keypoints[at]`, `keypoints[at + 1]`. */
export type Refiner = (peak: Peak, keypoints: Float64Array, at: number) => void;

/** The method for maps of one size. The kernel of the blur has `kernelSize` taps; `'quarter'` has none. */
export function createRefiner(
  maps: FloatArray,
  [width, height]: readonly [number, number],
  method: RefinementMethod,
  kernelSize: number,
  mode: CodecMode,
): Refiner {
  if (method === 'quarter') return quarter(maps, width, height, mode);
  if (mode === 'exact') return logarithmic(maps, width, height, kernelSize);
  return (method === 'dark' ? dark : darkUdp)(maps, width, height, kernelSize);
}

function quarter(maps: FloatArray, width: number, height: number, mode: CodecMode): Refiner {
  const released = mode === 'mmpose';
  return (peak, keypoints, at) => {
    const { start, x, y } = peak;
    const here = start + y * width + x;
    const inner = (i: number, length: number) => i > (released ? 1 : 0) && i < length - 1;
    // mmpose also wants the other coordinate within bounds of its own: above row 0, right of column 0.
    const moveX = inner(x, width) && (!released || y > 0);
    const moveY = inner(y, height) && (!released || x > 0);
    if (moveX) keypoints[at]! += 0.25 * Math.sign(maps[here + 1]! - maps[here - 1]!);
    if (moveY) keypoints[at + 1]! += 0.25 * Math.sign(maps[here + width]! - maps[here - width]!);
  };
}

/**
 * The logarithm of a Gaussian is a parabola, so one Newton step from any pixel of it ends at its centre. At a border the step starts one
 * pixel further in and the kernel shrinks until it fits into the map: nothing outside of the map is made up, and the centre may lie there.
 */
function logarithmic(maps: FloatArray, width: number, height: number, kernelSize: number): Refiner {
  if (width < 3 || height < 3) return () => {};
  const kernels = Array.from({ length: (kernelSize >> 1) + 1 }, (_, reach) =>
    middleOf(gaussianKernel(kernelSize), reach),
  );
  const window = createBlurWindow(3, kernels.at(-1)!);
  const { values: v } = window;
  const centre = (i: number, length: number) => Math.min(Math.max(i, 1), length - 2);
  const kernelAt = (i: number, length: number) => kernels[Math.min(kernels.length - 1, i - 1, length - 2 - i)]!;
  return (peak, keypoints, at) => {
    const { start, x, y } = peak;
    const [cx, cy] = [centre(x, width), centre(y, height)];
    window.kernelX = kernelAt(cx, width);
    window.kernelY = kernelAt(cy, height);
    for (let i = 0; i < 3; i++) {
      window.columns[i] = cx + i - 1;
      window.rows[i] = cy + i - 1;
    }
    blurWindow(maps, start, width, height, window);
    for (let i = 0; i < 9; i++) {
      if (!(v[i]! > 0)) return; // no logarithm: the response is too narrow or not a peak
      v[i] = Math.log(v[i]!);
    }
    const dx = (v[5]! - v[3]!) / 2;
    const dy = (v[7]! - v[1]!) / 2;
    const dxx = v[5]! - 2 * v[4]! + v[3]!;
    const dyy = v[7]! - 2 * v[4]! + v[1]!;
    const dxy = (v[8]! - v[6]! - v[2]! + v[0]!) / 4;
    const determinant = dxx * dyy - dxy * dxy;
    // A maximum is curved downwards; what is flatter than this is rounding.
    if (!(dxx < -1e-9 && dyy < -1e-9 && determinant > 1e-6 * dxx * dyy)) return;
    keypoints[at]! += cx - x - (dyy * dx - dxy * dy) / determinant;
    keypoints[at + 1]! += cy - y - (dxx * dy - dxy * dx) / determinant;
  };
}

function dark(maps: FloatArray, width: number, height: number, kernelSize: number): Refiner {
  const window = createBlurWindow(5, gaussianKernel(kernelSize));
  const { values: v, columns, rows } = window;
  return (peak, keypoints, at) => {
    const { x, y } = peak;
    if (!(x > 1 && x < width - 2 && y > 1 && y < height - 2)) return;
    for (let i = 0; i < 5; i++) {
      columns[i] = x + i - 2;
      rows[i] = y + i - 2;
    }
    blurredLogarithms(maps, peak, width, height, window, 1e-10, Infinity);
    const dx = (v[13]! - v[11]!) / 2;
    const dy = (v[17]! - v[7]!) / 2;
    const dxx = (v[14]! - 2 * v[12]! + v[10]!) / 4;
    const dyy = (v[22]! - 2 * v[12]! + v[2]!) / 4;
    const dxy = (v[18]! - v[8]! - v[16]! + v[6]!) / 4;
    const determinant = dxx * dyy - dxy * dxy;
    if (determinant === 0) return;
    keypoints[at]! -= (dyy * dx - dxy * dy) / determinant;
    keypoints[at + 1]! -= (dxx * dy - dxy * dx) / determinant;
  };
}

function darkUdp(maps: FloatArray, width: number, height: number, kernelSize: number): Refiner {
  const window = createBlurWindow(3, gaussianKernel(kernelSize));
  const { values: v, columns, rows } = window;
  const epsilon = 2 ** -23; // numpy.finfo(numpy.float32).eps
  return (peak, keypoints, at) => {
    const { x, y } = peak;
    for (let i = 0; i < 3; i++) {
      columns[i] = Math.min(Math.max(x + i - 1, 0), width - 1);
      rows[i] = Math.min(Math.max(y + i - 1, 0), height - 1);
    }
    blurredLogarithms(maps, peak, width, height, window, 1e-3, 50);
    const dx = (v[5]! - v[3]!) / 2;
    const dy = (v[7]! - v[1]!) / 2;
    const dxx = v[5]! - 2 * v[4]! + v[3]! + epsilon;
    const dyy = v[7]! - 2 * v[4]! + v[1]! + epsilon;
    const dxy = (v[8]! - v[5]! - v[7]! + 2 * v[4]! - v[3]! - v[1]! + v[0]!) / 2;
    const determinant = dxx * dyy - dxy * dxy;
    keypoints[at]! -= (dyy * dx - dxy * dy) / determinant;
    keypoints[at + 1]! -= (dxx * dy - dxy * dx) / determinant;
  };
}

/** Logarithms of the rescaled, clipped blur, as mmpose has them for the whole map. */
function blurredLogarithms(
  maps: FloatArray,
  { start, maximum }: Peak,
  width: number,
  height: number,
  window: BlurWindow,
  floor: number,
  ceiling: number,
): void {
  const { values, kernelX } = window;
  blurWindow(maps, start, width, height, window);
  let least = Infinity;
  for (const value of values) if (value < least) least = value;
  // The rescaling is at least 1 and a constant of the logarithm: it only matters, and is only computed, where something is clipped.
  let factor = 1;
  if (least < floor || maximum > ceiling) {
    factor = rescaling(maximum, blurMap(maps, start, width, height, kernelX, 'zero'));
  }
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.log(Math.min(Math.max(values[i]! * factor, floor), ceiling));
  }
}

function middleOf(kernel: Float64Array, reach: number): Float64Array {
  const middle = kernel.length >> 1;
  return kernel.slice(middle - reach, middle + reach + 1);
}
