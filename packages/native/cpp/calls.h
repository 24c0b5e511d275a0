// The kernels as JavaScript calls them: each function reads a shape (an Int32Array) and typed arrays that it reads or fills in place, and
// calls its kernel. They stand by family in call-*.cc; module.cc gives them their names.
#pragma once

#include "arguments.h"
#include "dispatch.h"

namespace cairn {

void callGemm(Call&);
void callConvolve(Call&);
void callConvolveGradientInput(Call&);
void callConvolveGradientFilter(Call&);
void callDepthwise(Call&);
void callDepthwiseGradientInput(Call&);
void callDepthwiseGradientFilter(Call&);
void callMaxPool(Call&);
void callAveragePool(Call&);
void callMaxPoolGradient(Call&);
void callAveragePoolGradient(Call&);
void callUnary(Call&);
void callBinary(Call&);
void callCompare(Call&);
void callSelect(Call&);
void callReduce(Call&);
void callSoftmax(Call&);
void callLogSoftmax(Call&);
void callNormalize(Call&);
void callCopyBox(Call&);
void callGather(Call&);
void callSegmentSum(Call&);
void callCumulativeSum(Call&);
void callLargest(Call&);
void callResizeBilinear(Call&);
void callResizeBilinearGradient(Call&);
void callAdamW(Call&);
void callSymmetricEigen(Call&);
void callSymmetricProduct(Call&);

/** Becomes an Error with the code CAIRN_CONVERGENCE. */
struct NoConvergence {};

/** Where `at`, `at + step`, … of `count` may lead. */
struct Extremes {
  int64_t lowest, highest;
  void add(int64_t count, int64_t step) { (step < 0 ? lowest : highest) += (count - 1) * step; }
};

inline void clear(const Array<float>& out) {
  for (int64_t i = 0; i < out.length; i++) out.data[i] = 0;
}

inline Epilogue readEpilogue(Call& call, Activation activation, int64_t columns) {
  const float* bias = call.skipNull() ? nullptr : call.floats("bias", columns).data;
  return {bias, activation, static_cast<float>(call.number("slope"))};
}

inline Activation readActivation(Shape& shape) {
  return static_cast<Activation>(shape.number("activation", 0, static_cast<int64_t>(Activation::count) - 1));
}

}  // namespace cairn
