// Functions of four float32 entries at once.

/** pmin and pmax return their first operand unless the second one is on the other side: NaN stays. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
export function between(x: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, low), high);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
export function sign4(x: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const signs = f32x4.sub(v128.and(f32x4.gt(x, zero), one), v128.and(f32x4.lt(x, zero), one));
  return v128.bitselect(signs, x, f32x4.eq(x, x)); // NaN stays
}

/** e^x = 2^n e^r with |r| <= ln(2) / 2; within 2 units in the last place. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
export function exp4(x: v128): v128 {
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
export function expm14(x: v128): v128 {
  const bounded = between(x, f32x4.splat(-30), f32x4.splat(80));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504088896341)));
  const power = powerOfTwo(i32x4.trunc_sat_f32x4_s(n));
  const near = f32x4.add(f32x4.mul(power, expm1OfRest(bounded, n)), f32x4.sub(power, f32x4.splat(1)));
  return v128.bitselect(exp4(x), near, f32x4.gt(x, f32x4.splat(80)));
}

/** ln(1 + x) = ln(u) x / (u - 1), where u is 1 + x as rounded: the quotient takes back the rounding. */
// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
export function log1p4(x: v128): v128 {
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
export function erf4(x: v128): v128 {
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
export function tanh4(x: v128): v128 {
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
