// Elementary functions of vectors of floats. The bounds in units in the last place (ulp) hold for every float of the stated range; the
// unit test elementwise-unary.test.ts measures them against the float64 functions of JavaScript on each target.
//
//   function   bound  range
//   exp        2      all; results below the smallest normal number are rounded once more
//   expm1      3      all
//   log        2      all
//   log1p      3      all above -1
//   tanh       4      all
//   sigmoid    3      all
//   erf        2      all
//   softplus   3      all
//
// Range reduction: Cody and Waite, "Software Manual for the Elementary Functions" (1980). log(1 + f) by the series of 2 artanh(f / (2 + f)).
// The polynomials of erf are fits of ours, by reweighted least squares with mpmath: erf(x) / x in x^2 on [0, 1], log(erfc(x)) on [1, 4].
#pragma once

#include "simd.h"

namespace cairn::CAIRN_TARGET {

/** The nearest integers; |x| must be below 2^22. */
CAIRN_INLINE Vector nearestInteger(Vector x) { return (x + 12582912.0f) - 12582912.0f; }

/** 2^n for n from -126 to 127. */
CAIRN_INLINE Vector powerOfTwo(Integers n) { return floatsOf((n + 127) << 23); }

/** x = n log(2) + rest, with |rest| at most log(2) / 2. */
CAIRN_INLINE Vector reduceByLog2(Vector x, Vector& n) {
  n = nearestInteger(x * 1.44269504088896341f);
  return (x - n * 0.693359375f) + n * 2.12194440e-4f;
}

/** exp(r) - 1 for |r| at most log(2) / 2: the Taylor series, whose remainder is below 1e-8 of the result. */
CAIRN_INLINE Vector expm1Reduced(Vector r) {
  Vector p = r * (1.0f / 5040) + (1.0f / 720);
  p = p * r + (1.0f / 120);
  p = p * r + (1.0f / 24);
  p = p * r + (1.0f / 6);
  p = p * r + 0.5f;
  return p * (r * r) + r;
}

CAIRN_INLINE Vector exponential(Vector x) {
  const Vector high = broadcast(89.0f), low = broadcast(-104.0f);
  x = x > high ? high : x;  // comparisons with NaN are false: it stays
  x = x < low ? low : x;
  Vector n;
  const Vector r = reduceByLog2(x, n);
  const Integers whole = toIntegers(n == n ? n : Vector{});
  const Integers half = whole >> 1;  // in two steps, for the ends of the range
  return ((expm1Reduced(r) + 1.0f) * powerOfTwo(half)) * powerOfTwo(whole - half);
}

CAIRN_INLINE Vector exponentialMinusOne(Vector x) {
  const Vector high = broadcast(89.0f), low = broadcast(-40.0f);
  const Vector sign = x;
  x = x > high ? high : x;
  x = x < low ? low : x;
  Vector n;
  const Vector r = reduceByLog2(x, n);
  const Vector scale = powerOfTwo(toIntegers(n == n ? n : Vector{}) - 1);  // half of it: 2^128 is no float
  const Vector value = 2.0f * (scale * expm1Reduced(r) + (scale - 0.5f));
  return sign == 0.0f ? sign : value;
}

CAIRN_INLINE Vector logarithm(Vector x) {
  const Vector smallestNormal = broadcast(1.17549435e-38f);
  const Integers subnormal = x < smallestNormal;
  const Vector scaled = subnormal ? x * 8388608.0f : x;
  // An exponent such that the mantissa lies in [sqrt(1/2), sqrt(2)).
  const Integers shifted = reinterpret_cast<Integers>(reinterpret_cast<Unsigned>(bitsOf(scaled)) - 0x3f3504f3u);
  const Vector exponent = toFloats((shifted >> 23) - (subnormal ? Integers{} + 23 : Integers{}));
  const Vector mantissa = floatsOf((shifted & 0x007fffff) + 0x3f3504f3);
  const Vector f = mantissa - 1.0f;
  const Vector s = f / (f + 2.0f);
  const Vector z = s * s;
  Vector p = z * (2.0f / 11) + (2.0f / 9);
  p = p * z + (2.0f / 7);
  p = p * z + (2.0f / 5);
  p = p * z + (2.0f / 3);
  const Vector halfSquare = 0.5f * f * f;
  const Vector correction = s * (halfSquare + p * z) + exponent * -2.12194440e-4f;
  Vector value = exponent * 0.693359375f + (f - (halfSquare - correction));
  value = x == INFINITY ? x : value;
  value = x == 0.0f ? broadcast(-INFINITY) : value;
  return (x < 0.0f) | (x != x) ? broadcast(NAN) : value;
}

/** log(1 + x) = log(u) x / (u - 1) for u = 1 + x in floats, which makes up for the rounding of u (Kahan). */
CAIRN_INLINE Vector logarithmOfOnePlus(Vector x) {
  const Vector u = 1.0f + x;
  const Vector value = logarithm(u) * (x / (u - 1.0f));
  const Integers asIs = (u == 1.0f) | (x == INFINITY);
  return asIs ? x : u == 0.0f ? broadcast(-INFINITY) : value;
}

/** tanh(x) = e / (e + 2) with e = exp(2|x|) - 1. */
CAIRN_INLINE Vector hyperbolicTangent(Vector x) {
  Vector magnitude = absolute(x);
  magnitude = magnitude > 10.0f ? broadcast(10.0f) : magnitude;
  const Vector e = exponentialMinusOne(2.0f * magnitude);
  return withSignOf(e / (e + 2.0f), x);
}

CAIRN_INLINE Vector logistic(Vector x) {
  const Vector e = exponential(-absolute(x));
  const Vector numerator = x < 0.0f ? e : broadcast(1.0f);
  return numerator / (1.0f + e);
}

CAIRN_INLINE Vector softPlus(Vector x) {
  const Vector positive = x < 0.0f ? Vector{} : x;
  return positive + logarithmOfOnePlus(exponential(-absolute(x)));
}

CAIRN_INLINE Vector errorFunction(Vector x) {
  const Vector magnitude = absolute(x);
  const Vector z = x * x;
  Vector near = z * 7.853906573e-05f + -8.010208257e-04f;
  near = near * z + 5.188329611e-03f;
  near = near * z + -2.685381286e-02f;
  near = near * z + 1.128358543e-01f;
  near = near * z + -3.761262596e-01f;
  near = near * z + 1.283791065e-01f;  // of erf(x) / x - 1: the 1 is added exactly
  const Vector a = magnitude > 4.0f ? broadcast(4.0f) : magnitude;
  Vector far = a * -2.169758955e-05f + 4.414723371e-04f;
  far = far * a + -4.205282778e-03f;
  far = far * a + 2.521033399e-02f;
  far = far * a + -1.084220931e-01f;
  far = far * a + -6.332163811e-01f;
  far = far * a + -1.129580259e+00f;
  far = far * a + 1.884666272e-04f;
  return magnitude < 1.0f ? near * x + x : withSignOf(1.0f - exponential(far), x);
}

}  // namespace cairn::CAIRN_TARGET
