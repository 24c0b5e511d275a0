// Functions of one number, applied to each of out[count] = f(x[count]). Two parameters serve those that need some: the bounds of clip,
// the slope of leakyRelu and step.
//
// exp, expm1, log, log1p, tanh, sigmoid, erf and softplus are those of vector-math.h, with its bounds; the rest of the elementary functions
// are the C library's.
#include "dispatch.h"
#include "vector-math.h"

namespace cairn::CAIRN_TARGET {
namespace {

template <typename Function>
CAIRN_INLINE void apply(const float* x, float* out, int64_t count, const Function& function) {
  int64_t i = 0;
  for (; i + lanes <= count; i += lanes) store(out + i, function(load(x + i)));
  if (i < count) storeSome(out + i, function(loadSome(x + i, count - i)), count - i);
}

void applyEach(const float* x, float* out, int64_t count, float (*function)(float)) {
  for (int64_t i = 0; i < count; i++) out[i] = function(x[i]);
}

/** NaN and signed zeros stay. */
CAIRN_INLINE Vector signOf(Vector x) { return x > 0.0f ? broadcast(1.0f) : x < 0.0f ? broadcast(-1.0f) : x; }

/** Klambauer et al. 2017, "Self-Normalizing Neural Networks": scale, and scale times alpha. */
constexpr float seluScale = 1.0507009873554804934f, seluScaleAlpha = 1.7580993408473768599f;

}  // namespace

void unary(Unary op, const float* x, float* out, int64_t count, float first, float second) {
  const Vector p = broadcast(first), q = broadcast(second), zero = {}, one = broadcast(1.0f);
  switch (op) {
    case Unary::abs: return apply(x, out, count, [](Vector v) { return absolute(v); });
    case Unary::ceil: return apply(x, out, count, [](Vector v) { return -floorOf(-v); });
    case Unary::floor: return apply(x, out, count, [](Vector v) { return floorOf(v); });
    case Unary::round: return apply(x, out, count, [](Vector v) { return nearestOf(v); });
    case Unary::clip: return apply(x, out, count, [=](Vector v) { return v < p ? p : v > q ? q : v; });
    case Unary::elu: return apply(x, out, count, [=](Vector v) { return v >= zero ? v : exponentialMinusOne(v); });
    case Unary::erf: return apply(x, out, count, [](Vector v) { return errorFunction(v); });
    case Unary::exp: return apply(x, out, count, [](Vector v) { return exponential(v); });
    case Unary::expm1: return apply(x, out, count, [](Vector v) { return exponentialMinusOne(v); });
    case Unary::leakyRelu: return apply(x, out, count, [=](Vector v) { return v < zero ? v * p : v; });
    case Unary::log: return apply(x, out, count, [](Vector v) { return logarithm(v); });
    case Unary::log1p: return apply(x, out, count, [](Vector v) { return logarithmOfOnePlus(v); });
    case Unary::neg: return apply(x, out, count, [](Vector v) { return -v; });
    case Unary::reciprocal: return apply(x, out, count, [=](Vector v) { return one / v; });
    case Unary::relu: return apply(x, out, count, [=](Vector v) { return v <= zero ? zero : v; });
    case Unary::relu6:
      return apply(x, out, count, [=](Vector v) { return v <= zero ? zero : v >= 6.0f ? broadcast(6.0f) : v; });
    case Unary::rsqrt: return apply(x, out, count, [=](Vector v) { return one / squareRoot(v); });
    case Unary::selu:
      return apply(x, out, count, [=](Vector v) { return v >= zero ? seluScale * v : seluScaleAlpha * exponentialMinusOne(v); });
    case Unary::sigmoid: return apply(x, out, count, [](Vector v) { return logistic(v); });
    case Unary::sign: return apply(x, out, count, [](Vector v) { return signOf(v); });
    case Unary::softplus: return apply(x, out, count, [](Vector v) { return softPlus(v); });
    case Unary::sqrt: return apply(x, out, count, [](Vector v) { return squareRoot(v); });
    case Unary::square: return apply(x, out, count, [](Vector v) { return v * v; });
    case Unary::step: return apply(x, out, count, [=](Vector v) { return v != v ? v : v > zero ? one : p; });
    case Unary::tanh: return apply(x, out, count, [](Vector v) { return hyperbolicTangent(v); });
    case Unary::acos: return applyEach(x, out, count, acosf);
    case Unary::acosh: return applyEach(x, out, count, acoshf);
    case Unary::asin: return applyEach(x, out, count, asinf);
    case Unary::asinh: return applyEach(x, out, count, asinhf);
    case Unary::atan: return applyEach(x, out, count, atanf);
    case Unary::atanh: return applyEach(x, out, count, atanhf);
    case Unary::cos: return applyEach(x, out, count, cosf);
    case Unary::cosh: return applyEach(x, out, count, coshf);
    case Unary::sin: return applyEach(x, out, count, sinf);
    case Unary::sinh: return applyEach(x, out, count, sinhf);
    case Unary::tan: return applyEach(x, out, count, tanf);
    case Unary::count: return;
  }
}

}  // namespace cairn::CAIRN_TARGET
