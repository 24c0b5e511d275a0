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

/** The largest entry, or the mean, of the part of each window that lies inside the image; NaN wins. */
export function pool(isMean: bool, plan: usize, batch: i32, x: usize, y: usize): void {
  const inHeight = load<i32>(plan, IN_HEIGHT);
  const inWidth = load<i32>(plan, IN_WIDTH);
  const bytes = <usize>load<i32>(plan, CHANNELS) << 2;
  const outHeight = load<i32>(plan, OUT_HEIGHT);
  const outWidth = load<i32>(plan, OUT_WIDTH);
  const stepY = load<i32>(plan, DILATION_HEIGHT);
  const stepX = load<i32>(plan, DILATION_WIDTH);
  for (let image = 0; image < batch; image++, x += <usize>inHeight * inWidth * bytes) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * load<i32>(plan, STRIDE_HEIGHT) - load<i32>(plan, TOP);
      const bottom = min(inHeight, top + load<i32>(plan, FILTER_HEIGHT) * stepY);
      const firstRow = firstInside(top, stepY);
      for (let column = 0; column < outWidth; column++, y += bytes) {
        const left = column * load<i32>(plan, STRIDE_WIDTH) - load<i32>(plan, LEFT);
        const right = min(inWidth, left + load<i32>(plan, FILTER_WIDTH) * stepX);
        const firstColumn = firstInside(left, stepX);
        let c: usize = 0;
        for (; c + 16 <= bytes; c += 16) {
          let s = f32x4.splat(isMean ? 0 : <f32>-Infinity);
          let count: f32 = 0;
          for (let i = firstRow; i < bottom; i += stepY) {
            for (let j = firstColumn; j < right; j += stepX, count++) {
              const value = v128.load(x + (<usize>i * inWidth + j) * bytes + c);
              s = isMean ? f32x4.add(s, value) : f32x4.max(s, value);
            }
          }
          v128.store(y + c, isMean ? f32x4.div(s, f32x4.splat(count)) : s);
        }
        for (; c < bytes; c += 4) {
          let s = isMean ? <f32>0 : <f32>-Infinity;
          let count: f32 = 0;
          for (let i = firstRow; i < bottom; i += stepY) {
            for (let j = firstColumn; j < right; j += stepX, count++) {
              const value = load<f32>(x + (<usize>i * inWidth + j) * bytes + c);
              s = isMean ? s + value : max(s, value);
            }
          }
          store<f32>(y + c, isMean ? s / count : s);
        }
      }
    }
  }
}

/** The first of start, start + step, … that is not negative. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function firstInside(start: i32, step: i32): i32 {
  return start < 0 ? start + ((step - 1 - start) / step) * step : start;
}

/** Adds each entry of `dy` to the first largest entry of its window; NaN counts as largest. */
export function maxPoolGradient(plan: usize, batch: i32, x: usize, dy: usize, dx: usize): void {
  const inHeight = load<i32>(plan, IN_HEIGHT);
  const inWidth = load<i32>(plan, IN_WIDTH);
  const bytes = <usize>load<i32>(plan, CHANNELS) << 2;
  const outHeight = load<i32>(plan, OUT_HEIGHT);
  const outWidth = load<i32>(plan, OUT_WIDTH);
  const stepY = load<i32>(plan, DILATION_HEIGHT);
  const stepX = load<i32>(plan, DILATION_WIDTH);
  const imageBytes = <usize>inHeight * inWidth * bytes;
  for (let image = 0; image < batch; image++, x += imageBytes, dx += imageBytes) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * load<i32>(plan, STRIDE_HEIGHT) - load<i32>(plan, TOP);
      const bottom = min(inHeight, top + load<i32>(plan, FILTER_HEIGHT) * stepY);
      const firstRow = firstInside(top, stepY);
      for (let column = 0; column < outWidth; column++, dy += bytes) {
        const left = column * load<i32>(plan, STRIDE_WIDTH) - load<i32>(plan, LEFT);
        const right = min(inWidth, left + load<i32>(plan, FILTER_WIDTH) * stepX);
        const firstColumn = firstInside(left, stepX);
        if (firstRow >= bottom || firstColumn >= right) continue; // a window in the padding
        for (let c: usize = 0; c < bytes; c += 4) {
          let at = (<usize>firstRow * inWidth + firstColumn) * bytes + c;
          let largest = load<f32>(x + at);
          for (let i = firstRow; i < bottom; i += stepY) {
            for (let j = firstColumn; j < right; j += stepX) {
              const pixel = (<usize>i * inWidth + j) * bytes + c;
              const value = load<f32>(x + pixel);
              if (value > largest || (value != value && largest == largest)) {
                largest = value;
                at = pixel;
              }
            }
          }
          store<f32>(dx + at, load<f32>(dx + at) + load<f32>(dy + c));
        }
      }
    }
  }
}
