// Reductions of float32 blocks [outer, length, inner] over their middle.

const SUM: i32 = 0;
const MAX: i32 = 1;
const MIN: i32 = 2;
const PRODUCT: i32 = 3;

/** Sums are scaled by `scale` (a mean is a sum); NaN wins every maximum and minimum. */
export function reduce(kind: i32, outer: i32, length: i32, inner: i32, x: usize, y: usize, scale: f32): void {
  const block = (<usize>length * inner) << 2;
  for (let o = 0; o < outer; o++, x += block, y += <usize>inner << 2) {
    if (inner == 1) {
      if (kind == SUM) store<f32>(y, <f32>(sumRow(x, length) * <f64>scale));
      else if (kind == MAX) store<f32>(y, reduceRow(MAX, x, length));
      else if (kind == MIN) store<f32>(y, reduceRow(MIN, x, length));
      else store<f32>(y, reduceRow(PRODUCT, x, length));
    } else {
      if (kind == SUM) sumColumns(x, length, inner, y, scale);
      else if (kind == MAX) reduceColumns(MAX, x, length, inner, y);
      else if (kind == MIN) reduceColumns(MIN, x, length, inner, y);
      else reduceColumns(PRODUCT, x, length, inner, y);
    }
  }
}

/** In float64: long sums of float32 lose digits. */
function sumRow(x: usize, length: i32): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const end = x + (<usize>length << 2);
  for (; x + 32 <= end; x += 32) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    s0 = f64x2.add(s0, f64x2.promote_low_f32x4(a));
    s1 = f64x2.add(s1, f64x2.promote_low_f32x4(v128.shuffle<f64>(a, a, 1, 1)));
    s2 = f64x2.add(s2, f64x2.promote_low_f32x4(b));
    s3 = f64x2.add(s3, f64x2.promote_low_f32x4(v128.shuffle<f64>(b, b, 1, 1)));
  }
  const sums = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  for (; x < end; x += 4) sum += <f64>load<f32>(x);
  return sum;
}

/** Columns in groups of 4, whose sums are float64 in registers; the rest one by one. */
function sumColumns(x: usize, length: i32, inner: i32, y: usize, scale: f32): void {
  const step = <usize>inner << 2;
  const factor = f64x2.splat(<f64>scale);
  let j: usize = 0;
  for (; j + 32 <= step; j += 32) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let p = x + j;
    for (let i = 0; i < length; i++, p += step) {
      const a = v128.load(p);
      const b = v128.load(p, 16);
      s0 = f64x2.add(s0, f64x2.promote_low_f32x4(a));
      s1 = f64x2.add(s1, f64x2.promote_low_f32x4(v128.shuffle<f64>(a, a, 1, 1)));
      s2 = f64x2.add(s2, f64x2.promote_low_f32x4(b));
      s3 = f64x2.add(s3, f64x2.promote_low_f32x4(v128.shuffle<f64>(b, b, 1, 1)));
    }
    v128.store(y + j, narrow(f64x2.mul(s0, factor), f64x2.mul(s1, factor)));
    v128.store(y + j, narrow(f64x2.mul(s2, factor), f64x2.mul(s3, factor)), 16);
  }
  for (; j < step; j += 4) {
    let sum: f64 = 0;
    let p = x + j;
    for (let i = 0; i < length; i++, p += step) sum += <f64>load<f32>(p);
    store<f32>(y + j, <f32>(sum * <f64>scale));
  }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function narrow(low: v128, high: v128): v128 {
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function join(kind: i32, a: v128, b: v128): v128 {
  if (kind == MAX) return f32x4.max(a, b);
  if (kind == MIN) return f32x4.min(a, b);
  return f32x4.mul(a, b);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function neutral(kind: i32): f32 {
  return kind == MAX ? <f32>-Infinity : kind == MIN ? <f32>Infinity : 1;
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function reduceRow(kind: i32, x: usize, length: i32): f32 {
  let s0 = f32x4.splat(neutral(kind));
  let s1 = s0;
  const end = x + (<usize>length << 2);
  for (; x + 32 <= end; x += 32) {
    s0 = join(kind, s0, v128.load(x));
    s1 = join(kind, s1, v128.load(x, 16));
  }
  for (; x < end; x += 4) s0 = join(kind, s0, f32x4.replace_lane(f32x4.splat(neutral(kind)), 0, load<f32>(x)));
  s0 = join(kind, s0, s1);
  s0 = join(kind, s0, v128.shuffle<f64>(s0, s0, 1, 0));
  s0 = join(kind, s0, v128.shuffle<f32>(s0, s0, 1, 0, 3, 2));
  return f32x4.extract_lane(s0, 0);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function reduceColumns(kind: i32, x: usize, length: i32, inner: i32, y: usize): void {
  const step = <usize>inner << 2;
  let j: usize = 0;
  for (; j + 16 <= step; j += 16) {
    let s = f32x4.splat(neutral(kind));
    let p = x + j;
    for (let i = 0; i < length; i++, p += step) s = join(kind, s, v128.load(p));
    v128.store(y + j, s);
  }
  for (; j < step; j += 4) {
    let s = f32x4.splat(neutral(kind));
    let p = x + j;
    for (let i = 0; i < length; i++, p += step) s = join(kind, s, v128.load32_splat(p));
    store<f32>(y + j, f32x4.extract_lane(s, 0));
  }
}
