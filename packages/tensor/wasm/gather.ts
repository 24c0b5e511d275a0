import { copyFloats } from './copy';

/** Slices of `size` entries of 4 bytes: out[batch, outer, i] = x[batch, outer, indices[batch, i]]. */
export function gatherSlices(
  batch: i32,
  outer: i32,
  length: i32,
  count: i32,
  size: i32,
  x: usize,
  indices: usize,
  y: usize,
): void {
  const bytes = (<usize>size) << 2;
  for (let b = 0; b < batch; b++, indices += (<usize>count) << 2) {
    for (let o = 0; o < outer; o++, x += <usize>length * bytes) {
      if (size == 1)
        for (let i = 0; i < count; i++, y += 4)
          store<i32>(y, load<i32>(x + ((<usize>load<i32>(indices + ((<usize>i) << 2))) << 2)));
      else
        for (let i = 0; i < count; i++, y += bytes)
          copyFloats(y, x + <usize>load<i32>(indices + ((<usize>i) << 2)) * bytes, size);
    }
  }
}

/** y[segments[i]] += x[i], for `count` slices of `size` floats; segments outside 0 to `length` are left out. */
export function segmentSum(length: i32, count: i32, size: i32, x: usize, segments: usize, y: usize): void {
  const bytes = (<usize>size) << 2;
  for (let i = 0; i < count; i++, x += bytes) {
    const segment = load<i32>(segments + ((<usize>i) << 2));
    if (<u32>segment >= <u32>length) continue;
    let source = x;
    let target = y + <usize>segment * bytes;
    const end = target + bytes;
    for (; target + 16 <= end; target += 16, source += 16)
      v128.store(target, f32x4.add(v128.load(target), v128.load(source)));
    for (; target < end; target += 4, source += 4) store<f32>(target, load<f32>(target) + load<f32>(source));
  }
}
