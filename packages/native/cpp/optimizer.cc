// A step of AdamW for one parameter of any shape, as flat arrays of `count` (Loshchilov and Hutter 2019, "Decoupled Weight Decay
// Regularization"): in = parameter, gradient, first and second moment; out = parameter and moments after the step.
#include "dispatch.h"
#include "simd.h"

namespace cairn::CAIRN_TARGET {

void adamW(const AdamW& a, int64_t count, const float* const in[4], float* const out[3]) {
  // In float, 1 - 0.999 would be wrong by 1e-5 of itself: constants are rounded once, at the end.
  const float beta1 = a.beta1, beta2 = a.beta2, newFirst = 1 - a.beta1, newSecond = 1 - a.beta2;
  const float firstScale = 1 / a.firstCorrection, secondScale = 1 / a.secondCorrection;
  const float decay = 1 - a.learningRate * a.weightDecay, epsilon = a.epsilon, learningRate = a.learningRate;
  const auto step = [&](Vector parameter, Vector gradient, Vector& first, Vector& second) {
    first = first * beta1 + gradient * newFirst;
    second = second * beta2 + gradient * gradient * newSecond;
    const Vector direction = (first * firstScale) / (squareRoot(second * secondScale) + epsilon);
    return parameter * decay - direction * learningRate;
  };
  for (int64_t i = 0; i < count; i += lanes) {
    const int64_t present = least(lanes, count - i);
    if (present == lanes) {
      Vector first = load(in[2] + i), second = load(in[3] + i);
      store(out[0] + i, step(load(in[0] + i), load(in[1] + i), first, second));
      store(out[1] + i, first);
      store(out[2] + i, second);
    } else {
      Vector first = loadSome(in[2] + i, present), second = loadSome(in[3] + i, present);
      storeSome(out[0] + i, step(loadSome(in[0] + i, present), loadSome(in[1] + i, present), first, second), present);
      storeSome(out[1] + i, first, present);
      storeSome(out[2] + i, second, present);
    }
  }
}

}  // namespace cairn::CAIRN_TARGET
