// Functions of single float32 entries, four at a time. Counts need not be multiples of 4: the rest goes through one padded vector.

const EXP: i32 = 0;
const TANH: i32 = 1;
const RELU6: i32 = 2;
const SIGN: i32 = 3;
const EXPM1: i32 = 4;
const LOG1P: i32 = 5;
const SOFTPLUS: i32 = 6;
const SELU: i32 = 7;
const ERF: i32 = 8;
const LEAKY_RELU: i32 = 9;

/** `alpha` is the slope of LEAKY_RELU. */
export function unary(kind: i32, count: i32, x: usize, y: usize, alpha: f32): void {
  if (kind == EXP) mapUnary(EXP, count, x, y, alpha);
  else if (kind == TANH) mapUnary(TANH, count, x, y, alpha);
  else if (kind == RELU6) mapUnary(RELU6, count, x, y, alpha);
  else if (kind == SIGN) mapUnary(SIGN, count, x, y, alpha);
  else if (kind == EXPM1) mapUnary(EXPM1, count, x, y, alpha);
  else if (kind == LOG1P) mapUnary(LOG1P, count, x, y, alpha);
  else if (kind == SOFTPLUS) mapUnary(SOFTPLUS, count, x, y, alpha);
  else if (kind == SELU) mapUnary(SELU, count, x, y, alpha);
  else if (kind == ERF) mapUnary(ERF, count, x, y, alpha);
  else mapUnary(LEAKY_RELU, count, x, y, alpha);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function mapUnary(kind: i32, count: i32, x: usize, y: usize, alpha: f32): void {
  const alphas = f32x4.splat(alpha);
  for (; count > 0; count -= 4, x += 16, y += 16) {
    const result = unaryOf(kind, count < 4 ? loadPart(x, count) : v128.load(x), alphas);
    if (count < 4) storePart(y, result, count);
    else v128.store(y, result);
  }
}

/** The last one to three floats of an array. */
function loadPart(x: usize, count: i32): v128 {
  let part = v128.load32_zero(x);
  if (count > 1) part = f32x4.replace_lane(part, 1, load<f32>(x, 4));
  if (count > 2) part = f32x4.replace_lane(part, 2, load<f32>(x, 8));
  return part;
}

function storePart(y: usize, part: v128, count: i32): void {
  store<f32>(y, f32x4.extract_lane(part, 0));
  if (count > 1) store<f32>(y, f32x4.extract_lane(part, 1), 4);
  if (count > 2) store<f32>(y, f32x4.extract_lane(part, 2), 8);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function unaryOf(kind: i32, x: v128, alpha: v128): v128 {
  if (kind == EXP) return exp4(x);
  if (kind == TANH) return tanh4(x);
  if (kind == RELU6) return between(x, f32x4.splat(0), f32x4.splat(6));
  if (kind == SIGN) return sign4(x);
  if (kind == EXPM1) return expm14(x);
  if (kind == LOG1P) return log1p4(x);
  if (kind == SOFTPLUS) return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), log1p4(exp4(f32x4.neg(f32x4.abs(x)))));
  if (kind == SELU) {
    const below = f32x4.mul(f32x4.splat(1.6732632423543772), expm14(x));
    return f32x4.mul(f32x4.splat(1.0507009873554805), v128.bitselect(x, below, f32x4.gt(x, f32x4.splat(0))));
  }
  if (kind == ERF) return erf4(x);
  return v128.bitselect(x, f32x4.mul(alpha, x), f32x4.gt(x, f32x4.splat(0)));
}

/** pmin and pmax return their first operand unless the second one is on the other side: NaN stays. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function between(x: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, low), high);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function sign4(x: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const signs = f32x4.sub(v128.and(f32x4.gt(x, zero), one), v128.and(f32x4.lt(x, zero), one));
  return v128.bitselect(signs, x, f32x4.eq(x, x)); // NaN stays
}

/** e^x = 2^n e^r with |r| <= ln(2) / 2; within 2 units in the last place. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function exp4(x: v128): v128 {
  const bounded = between(x, f32x4.splat(-104), f32x4.splat(89));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504088896341)));
  const p = f32x4.add(expm1OfRest(bounded, n), f32x4.splat(1));
  // 2^n in two factors: n reaches -150 and 128, beyond the exponents of one float
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** e^r - 1 for r = x - n ln(2): the polynomial of Cephes' expf, and ln(2) in two parts. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function expm1OfRest(x: v128, n: v128): v128 {
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  return f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r);
}

/** 2^n (e^r - 1) + (2^n - 1), which loses nothing near 0. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function expm14(x: v128): v128 {
  const bounded = between(x, f32x4.splat(-30), f32x4.splat(80));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504088896341)));
  const power = powerOfTwo(i32x4.trunc_sat_f32x4_s(n));
  const near = f32x4.add(f32x4.mul(power, expm1OfRest(bounded, n)), f32x4.sub(power, f32x4.splat(1)));
  return v128.bitselect(exp4(x), near, f32x4.gt(x, f32x4.splat(80)));
}

/** ln(1 + x) = ln(u) x / (u - 1), where u is 1 + x as rounded: the quotient takes back the rounding. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function log1p4(x: v128): v128 {
  const one = f32x4.splat(1);
  const u = f32x4.add(x, one);
  const logarithm = log4(u);
  const corrected = f32x4.mul(logarithm, f32x4.div(x, f32x4.sub(u, one)));
  const result = v128.bitselect(logarithm, corrected, f32x4.eq(u, x)); // 1 is lost beside large x, also infinite
  return v128.bitselect(x, result, f32x4.eq(u, one));
}

/** ln(x) of normal numbers, 0, infinity and NaN, with the polynomial of Cephes' logf; below 0 it is NaN. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function log4(x: v128): v128 {
  // x = 2^e (1 + m) with 1 + m from sqrt(1/2) to sqrt(2)
  const bits = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  const fraction = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const m = f32x4.sub(fraction, f32x4.splat(1));
  const z = f32x4.mul(m, m);
  let p = f32x4.splat(7.0376836292e-2);
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-1.151461031e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(1.167699874e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-1.2420140846e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(1.4249322787e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-1.6668057665e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(2.0000714765e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-2.4999993993e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(3.3333331174e-1));
  let y = f32x4.mul(f32x4.mul(p, m), z);
  y = f32x4.add(y, f32x4.mul(e, f32x4.splat(-2.12194440e-4)));
  y = f32x4.sub(y, f32x4.mul(z, f32x4.splat(0.5)));
  const finite = f32x4.add(f32x4.add(m, y), f32x4.mul(e, f32x4.splat(0.693359375)));
  const zero = f32x4.splat(0);
  const atZero = v128.bitselect(f32x4.splat(<f32>-Infinity), finite, f32x4.eq(x, zero));
  const large = f32x4.eq(x, f32x4.splat(<f32>Infinity));
  const inDomain = v128.bitselect(x, atZero, large);
  return v128.bitselect(inDomain, f32x4.splat(<f32>NaN), f32x4.ge(x, zero));
}

/** The rational function of Eigen and XLA: x P(x²) / Q(x²), with |x| at most 4, where erf rounds to 1. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function erf4(x: v128): v128 {
  const bounded = between(x, f32x4.splat(-4), f32x4.splat(4));
  const z = f32x4.mul(bounded, bounded);
  let p = f32x4.splat(-2.72614225801306e-10);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.77068142495902e-8));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-2.10102402082508e-6));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.69250639462346e-5));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-7.34990630326855e-4));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-2.95459980854025e-3));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-1.60960333262415e-2));
  let q = f32x4.splat(-1.45660718464996e-5);
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(-2.13374055278905e-4));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(-1.68282697438203e-3));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(-7.37332916720468e-3));
  q = f32x4.add(f32x4.mul(q, z), f32x4.splat(-1.42647390514189e-2));
  return f32x4.mul(bounded, f32x4.div(p, q)); // x p would lose digits of the smallest x
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** The polynomial of Cephes' tanhf near 0, else 1 - 2 / (e^2|x| + 1) with the sign of x. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const far = f32x4.sub(
    f32x4.splat(1),
    f32x4.div(f32x4.splat(2), f32x4.add(exp4(f32x4.add(size, size)), f32x4.splat(1))),
  );
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(p, z), x));
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)));
}

/** NaN stays. */
export function clip(count: i32, x: usize, low: f32, high: f32, y: usize): void {
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  const end = x + (<usize>count << 2);
  for (; x + 16 <= end; x += 16, y += 16) v128.store(y, between(v128.load(x), lows, highs));
  const left = <i32>((end - x) >> 2);
  if (left > 0) storePart(y, between(loadPart(x, left), lows, highs), left);
}

const MAXIMUM: i32 = 0;
const MINIMUM: i32 = 1;

/** Of [outer, inner] entries. Steps are in entries; those of `inner` are 0 or 1. NaN wins. */
export function extremum(
  kind: i32,
  outer: i32,
  inner: i32,
  a: usize,
  aOuter: i32,
  aInner: i32,
  b: usize,
  bOuter: i32,
  bInner: i32,
  y: usize,
): void {
  for (let o = 0; o < outer; o++, a += <usize>aOuter << 2, b += <usize>bOuter << 2, y += <usize>inner << 2) {
    if (kind == MAXIMUM) extremumRow(MAXIMUM, inner, a, aInner, b, bInner, y);
    else extremumRow(MINIMUM, inner, a, aInner, b, bInner, y);
  }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function extremumRow(kind: i32, count: i32, a: usize, aStep: i32, b: usize, bStep: i32, y: usize): void {
  const end = y + (<usize>count << 2);
  for (; y + 16 <= end; y += 16, a += <usize>aStep << 4, b += <usize>bStep << 4) {
    const p = aStep ? v128.load(a) : v128.load32_splat(a);
    const q = bStep ? v128.load(b) : v128.load32_splat(b);
    v128.store(y, kind == MAXIMUM ? f32x4.max(p, q) : f32x4.min(p, q));
  }
  for (; y < end; y += 4, a += <usize>aStep << 2, b += <usize>bStep << 2) {
    const p = load<f32>(a);
    const q = load<f32>(b);
    store<f32>(y, kind == MAXIMUM ? max(p, q) : min(p, q));
  }
}

const GREATER: i32 = 0;
const GREATER_EQUAL: i32 = 1;
const EQUAL: i32 = 2;
const NOT_EQUAL: i32 = 3;

/** As {@link extremum}, with one byte per entry as the result. */
export function compare(
  kind: i32,
  outer: i32,
  inner: i32,
  a: usize,
  aOuter: i32,
  aInner: i32,
  b: usize,
  bOuter: i32,
  bInner: i32,
  y: usize,
): void {
  for (let o = 0; o < outer; o++, a += <usize>aOuter << 2, b += <usize>bOuter << 2, y += inner) {
    if (kind == GREATER) compareRow(GREATER, inner, a, aInner, b, bInner, y);
    else if (kind == GREATER_EQUAL) compareRow(GREATER_EQUAL, inner, a, aInner, b, bInner, y);
    else if (kind == EQUAL) compareRow(EQUAL, inner, a, aInner, b, bInner, y);
    else compareRow(NOT_EQUAL, inner, a, aInner, b, bInner, y);
  }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function compareRow(kind: i32, count: i32, a: usize, aStep: i32, b: usize, bStep: i32, y: usize): void {
  const end = y + <usize>count;
  for (; y + 4 <= end; y += 4, a += <usize>aStep << 4, b += <usize>bStep << 4) {
    const p = aStep ? v128.load(a) : v128.load32_splat(a);
    const q = bStep ? v128.load(b) : v128.load32_splat(b);
    const words = i16x8.narrow_i32x4_s(compare4(kind, p, q), compare4(kind, p, q));
    const bytes = i8x16.narrow_i16x8_s(words, words);
    store<i32>(y, i32x4.extract_lane(bytes, 0) & 0x01010101);
  }
  for (; y < end; y++, a += <usize>aStep << 2, b += <usize>bStep << 2)
    store<u8>(y, <u8>(i32x4.extract_lane(compare4(kind, v128.load32_splat(a), v128.load32_splat(b)), 0) & 1));
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function compare4(kind: i32, a: v128, b: v128): v128 {
  if (kind == GREATER) return f32x4.gt(a, b);
  if (kind == GREATER_EQUAL) return f32x4.ge(a, b);
  if (kind == EQUAL) return f32x4.eq(a, b);
  return f32x4.ne(a, b);
}

/** Entries of 4 bytes from `a` where the byte of `condition` is not 0, else from `b`. */
export function select(count: i32, condition: usize, a: usize, b: usize, y: usize): void {
  const end = y + (<usize>count << 2);
  const zero = i32x4.splat(0);
  for (; y + 16 <= end; y += 16, a += 16, b += 16, condition += 4) {
    const words = i16x8.extend_low_i8x16_u(v128.load32_zero(condition));
    const mask = i32x4.ne(i32x4.extend_low_i16x8_u(words), zero);
    v128.store(y, v128.bitselect(v128.load(a), v128.load(b), mask));
  }
  for (; y < end; y += 4, a += 4, b += 4, condition++)
    store<i32>(y, load<u8>(condition) ? load<i32>(a) : load<i32>(b));
}
