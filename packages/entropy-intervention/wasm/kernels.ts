// AssemblyScript. Compiled by `pnpm build:wasm` into src/internal/kernels.wasm.ts.

const LOWEST: f32 = -86; // exp of less is 0: its exponent has no room in a float

/**
 * Statistics of `count` floats (a multiple of 16, padded with -Infinity) at `block`, for the temperature whose inverse is given. Writes five f64 to
 * `out`: the largest value, the second largest, Σ exp(d), Σ d exp(d) with d = (x - largest) / temperature, and 1 where one of them is NaN.
 */
export function statistics(block: usize, count: i32, inverse: f32, out: usize): void {
  const end = block + (<usize>count << 2);
  let largest = f32x4.splat(-Infinity);
  let second = largest;
  let unordered = i32x4.splat(0);
  for (let p = block; p < end; p += 16) {
    const x = v128.load(p);
    second = f32x4.pmax(second, f32x4.pmin(largest, x));
    largest = f32x4.pmax(largest, x);
    unordered = v128.or(unordered, f32x4.ne(x, x));
  }
  let top = f32x4.extract_lane(largest, 0);
  let next = f32x4.extract_lane(second, 0);
  for (let lane = 1; lane < 4; lane++) {
    const x = lane == 1 ? f32x4.extract_lane(largest, 1) : lane == 2 ? f32x4.extract_lane(largest, 2) : f32x4.extract_lane(largest, 3);
    const y = lane == 1 ? f32x4.extract_lane(second, 1) : lane == 2 ? f32x4.extract_lane(second, 2) : f32x4.extract_lane(second, 3);
    next = max(next, max(y, min(top, x)));
    top = max(top, x);
  }
  store<f64>(out, <f64>top);
  store<f64>(out, <f64>next, 8);
  store<f64>(out, v128.any_true(unordered) ? 1 : 0, 32);

  const shift = f32x4.splat(top);
  const scale = f32x4.splat(inverse);
  const zero = f32x4.splat(0);
  let sum = f64x2.splat(0);
  let weighted = sum;
  // float sums of 256 values at most, of which only the total is added in float64
  for (let p = block; p < end; ) {
    const stop = min(p + 1024, end);
    let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
    let w0 = zero, w1 = zero, w2 = zero, w3 = zero;
    for (; p < stop; p += 64) {
      const d0 = distance(v128.load(p), shift, scale);
      const d1 = distance(v128.load(p, 16), shift, scale);
      const d2 = distance(v128.load(p, 32), shift, scale);
      const d3 = distance(v128.load(p, 48), shift, scale);
      const e0 = exponential(d0);
      const e1 = exponential(d1);
      const e2 = exponential(d2);
      const e3 = exponential(d3);
      s0 = f32x4.add(s0, e0);
      s1 = f32x4.add(s1, e1);
      s2 = f32x4.add(s2, e2);
      s3 = f32x4.add(s3, e3);
      w0 = f32x4.add(w0, f32x4.mul(e0, d0));
      w1 = f32x4.add(w1, f32x4.mul(e1, d1));
      w2 = f32x4.add(w2, f32x4.mul(e2, d2));
      w3 = f32x4.add(w3, f32x4.mul(e3, d3));
    }
    sum = f64x2.add(sum, total(s0, s1, s2, s3));
    weighted = f64x2.add(weighted, total(w0, w1, w2, w3));
  }
  store<f64>(out, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1), 16);
  store<f64>(out, f64x2.extract_lane(weighted, 0) + f64x2.extract_lane(weighted, 1), 24);
}

/** (x - shift) scale, at least LOWEST: never infinite. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function distance(x: v128, shift: v128, scale: v128): v128 {
  return f32x4.pmax(f32x4.splat(LOWEST), f32x4.mul(f32x4.sub(x, shift), scale));
}

/** exp(d) for d from LOWEST, where it gives 0, to 0. Cody and Waite's reduction, the polynomial of Cephes' expf. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function exponential(d: v128): v128 {
  const magic = f32x4.splat(12582912);
  const bits = f32x4.add(f32x4.mul(d, f32x4.splat(1.44269504)), magic);
  const n = f32x4.sub(bits, magic);
  const high = f32x4.sub(d, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.add(high, f32x4.mul(n, f32x4.splat(0.000212194440)));
  let p = f32x4.add(f32x4.mul(r, f32x4.splat(0.00019875691500)), f32x4.splat(0.0013981999507));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.0083334519073));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.041665795894));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.16666665459));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.50000001201));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  // the lowest bits of the sum with 1.5 · 2^23 are n; shifted, they are added to the exponent
  const value = i32x4.add(p, i32x4.shl(bits, 23));
  return v128.and(value, f32x4.gt(d, f32x4.splat(LOWEST)));
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function total(a: v128, b: v128, c: v128, d: v128): v128 {
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  const upper = v128.shuffle<f32>(sum, sum, 2, 3, 0, 1);
  return f64x2.add(f64x2.promote_low_f32x4(sum), f64x2.promote_low_f32x4(upper));
}
