import { copyFloats } from './copy';
import {
  CHANNELS,
  DILATION_HEIGHT,
  DILATION_WIDTH,
  FILTER_HEIGHT,
  FILTER_WIDTH,
  IN_HEIGHT,
  IN_WIDTH,
  LEFT,
  OUT_HEIGHT,
  OUT_WIDTH,
  STRIDE_HEIGHT,
  STRIDE_WIDTH,
  TOP,
} from './plan';

// Convolutions as matrix products: a row of the column matrix holds the window [filterHeight, filterWidth, channels] of one output position.
// A line is one row of an output image; lines of all images of a batch are counted through.

/** Windows of the lines from `first` to before `last`. */
export function gatherWindows(plan: usize, x: usize, columns: usize, first: i32, last: i32): void {
  const inHeight = load<i32>(plan, IN_HEIGHT);
  const inWidth = load<i32>(plan, IN_WIDTH);
  const channels = load<i32>(plan, CHANNELS);
  const outHeight = load<i32>(plan, OUT_HEIGHT);
  const outWidth = load<i32>(plan, OUT_WIDTH);
  const filterHeight = load<i32>(plan, FILTER_HEIGHT);
  const filterWidth = load<i32>(plan, FILTER_WIDTH);
  const bytes = <usize>channels << 2;
  for (let line = first; line < last; line++) {
    const image = x + <usize>(line / outHeight) * (<usize>inHeight * inWidth * bytes);
    const top = (line % outHeight) * load<i32>(plan, STRIDE_HEIGHT) - load<i32>(plan, TOP);
    for (let column = 0; column < outWidth; column++) {
      const left = column * load<i32>(plan, STRIDE_WIDTH) - load<i32>(plan, LEFT);
      for (let i = 0; i < filterHeight; i++) {
        const y = top + i * load<i32>(plan, DILATION_HEIGHT);
        const inside = <u32>y < <u32>inHeight;
        for (let j = 0; j < filterWidth; j++, columns += bytes) {
          const z = left + j * load<i32>(plan, DILATION_WIDTH);
          if (inside && <u32>z < <u32>inWidth) copyFloats(columns, image + (<usize>y * inWidth + z) * bytes, channels);
          else memory.fill(columns, 0, bytes);
        }
      }
    }
  }
}

/** The transpose of {@link gatherWindows}: adds every entry of the windows to where it came from. */
export function scatterWindows(plan: usize, columns: usize, x: usize, first: i32, last: i32): void {
  const inHeight = load<i32>(plan, IN_HEIGHT);
  const inWidth = load<i32>(plan, IN_WIDTH);
  const channels = load<i32>(plan, CHANNELS);
  const outHeight = load<i32>(plan, OUT_HEIGHT);
  const outWidth = load<i32>(plan, OUT_WIDTH);
  const filterHeight = load<i32>(plan, FILTER_HEIGHT);
  const filterWidth = load<i32>(plan, FILTER_WIDTH);
  const bytes = <usize>channels << 2;
  for (let line = first; line < last; line++) {
    const image = x + <usize>(line / outHeight) * (<usize>inHeight * inWidth * bytes);
    const top = (line % outHeight) * load<i32>(plan, STRIDE_HEIGHT) - load<i32>(plan, TOP);
    for (let column = 0; column < outWidth; column++) {
      const left = column * load<i32>(plan, STRIDE_WIDTH) - load<i32>(plan, LEFT);
      for (let i = 0; i < filterHeight; i++) {
        const y = top + i * load<i32>(plan, DILATION_HEIGHT);
        const inside = <u32>y < <u32>inHeight;
        for (let j = 0; j < filterWidth; j++, columns += bytes) {
          const z = left + j * load<i32>(plan, DILATION_WIDTH);
          if (inside && <u32>z < <u32>inWidth) addFloats(image + (<usize>y * inWidth + z) * bytes, columns, channels);
        }
      }
    }
  }
}

function addFloats(target: usize, source: usize, count: i32): void {
  const end = target + (<usize>count << 2);
  for (; target + 16 <= end; target += 16, source += 16)
    v128.store(target, f32x4.add(v128.load(target), v128.load(source)));
  for (; target < end; target += 4, source += 4) store<f32>(target, load<f32>(target) + load<f32>(source));
}

/**
 * Gradients of a depthwise convolution with `multiplier` outputs per channel: with `toFilter`, adds x dy to the filter's gradient at `target`
 * [filterHeight, filterWidth, channels, multiplier]; otherwise `other` is the filter and filter dy is added to the input's gradient at `target`.
 */
export function depthwiseGradient(
  plan: usize,
  batch: i32,
  multiplier: i32,
  dy: usize,
  other: usize,
  target: usize,
  toFilter: bool,
): void {
  const inHeight = load<i32>(plan, IN_HEIGHT);
  const inWidth = load<i32>(plan, IN_WIDTH);
  const channels = load<i32>(plan, CHANNELS);
  const outHeight = load<i32>(plan, OUT_HEIGHT);
  const outWidth = load<i32>(plan, OUT_WIDTH);
  const filterHeight = load<i32>(plan, FILTER_HEIGHT);
  const filterWidth = load<i32>(plan, FILTER_WIDTH);
  const bytes = <usize>channels << 2;
  const outBytes = bytes * multiplier;
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * load<i32>(plan, STRIDE_HEIGHT) - load<i32>(plan, TOP);
      for (let column = 0; column < outWidth; column++, dy += outBytes) {
        const left = column * load<i32>(plan, STRIDE_WIDTH) - load<i32>(plan, LEFT);
        for (let i = 0; i < filterHeight; i++) {
          const y = top + i * load<i32>(plan, DILATION_HEIGHT);
          if (<u32>y >= <u32>inHeight) continue;
          for (let j = 0; j < filterWidth; j++) {
            const z = left + j * load<i32>(plan, DILATION_WIDTH);
            if (<u32>z >= <u32>inWidth) continue;
            const pixel = ((<usize>image * inHeight + y) * inWidth + z) * bytes;
            const weights = (<usize>i * filterWidth + j) * outBytes;
            if (toFilter) addToFilter(target + weights, other + pixel, dy, channels, multiplier);
            else addToInput(target + pixel, other + weights, dy, channels, multiplier);
          }
        }
      }
    }
  }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function addToFilter(target: usize, x: usize, dy: usize, channels: i32, multiplier: i32): void {
  if (multiplier == 1) addProducts(target, x, dy, channels);
  else
    for (const end = x + (<usize>channels << 2); x < end; x += 4) {
      const value = load<f32>(x);
      for (let m = 0; m < multiplier; m++, target += 4, dy += 4)
        store<f32>(target, load<f32>(target) + value * load<f32>(dy));
    }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function addToInput(target: usize, filter: usize, dy: usize, channels: i32, multiplier: i32): void {
  if (multiplier == 1) addProducts(target, filter, dy, channels);
  else
    for (const end = target + (<usize>channels << 2); target < end; target += 4) {
      let sum = load<f32>(target);
      for (let m = 0; m < multiplier; m++, filter += 4, dy += 4) sum += load<f32>(filter) * load<f32>(dy);
      store<f32>(target, sum);
    }
}

function addProducts(target: usize, a: usize, b: usize, count: i32): void {
  const end = target + (<usize>count << 2);
  for (; target + 16 <= end; target += 16, a += 16, b += 16)
    v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(a), v128.load(b))));
  for (; target < end; target += 4, a += 4, b += 4)
    store<f32>(target, load<f32>(target) + load<f32>(a) * load<f32>(b));
}
