// What the kernels are called with, and the table of those that fit this processor. All arrays are dense, row-major and already checked
// by module.cc: a kernel trusts its arguments.
#pragma once

#include <stdint.h>

namespace cairn {

enum class Activation : int32_t { linear, relu, relu6, elu, sigmoid, leakyRelu, count };

/** What happens to a row of results before it is done: f(value + bias). */
struct Epilogue {
  const float* bias;  // one per column, or null
  Activation activation;
  float slope;  // of leakyRelu
};

/** c[batch, m, n] = epilogue(a[batch, m, k] b[batch, k, n]); transposed operands are [batch, k, m] and [batch, n, k]. */
struct Gemm {
  const float *a, *b;
  float* c;
  int64_t batch, m, n, k;
  int64_t aStride, bStride;  // from one matrix to the next; 0 where all share one
  bool transposeA, transposeB;
  Epilogue epilogue;
};

/** A window that moves over images [batch, inHeight, inWidth, inChannels] and gives [batch, outHeight, outWidth, outChannels]. */
struct Window {
  int64_t batch, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels;
  int64_t filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft;
};

constexpr int64_t maximumRank = 6;

/** A box of `extent` elements, walked in two arrays at once; strides may be 0 (repeat) or negative (reverse). */
struct Box {
  int64_t rank;
  int64_t extent[maximumRank], sourceStride[maximumRank], targetStride[maximumRank];
};

/** Two operands broadcast against each other: result[extent], row-major; an operand's stride is 0 where it repeats. */
struct Broadcast {
  int64_t rank;
  int64_t extent[maximumRank], aStride[maximumRank], bStride[maximumRank];
};

enum class Unary : int32_t {
  abs, acos, acosh, asin, asinh, atan, atanh, ceil, clip, cos, cosh, elu, erf, exp, expm1, floor, leakyRelu, log, log1p, neg,
  reciprocal, relu, relu6, round, rsqrt, selu, sigmoid, sign, sin, sinh, softplus, sqrt, square, step, tan, tanh, count
};

enum class Binary : int32_t {
  add, subtract, multiply, divide, maximum, minimum, squaredDifference, power, modulo, arcTangent2, prelu, eluGradient,
  count
};

enum class Comparison : int32_t { equal, notEqual, less, lessEqual, greater, greaterEqual, count };

enum class Reduction : int32_t { sum, mean, product, maximum, minimum, argMaximum, argMinimum, count };

/** How a resized image's pixel centres lie on those of the original. */
struct Resize {
  int64_t batch, inHeight, inWidth, outHeight, outWidth, channels;
  bool alignCorners, halfPixelCenters;
};

struct AdamW {
  double learningRate, beta1, beta2, epsilon, weightDecay, firstCorrection, secondCorrection;
};

/** One implementation of every kernel that is compiled per target. Shapes are in the header comment of each kernel's file. */
struct Kernels {
  const char* name;
  void (*gemm)(const Gemm&);
  void (*convolve)(const Window&, const float* x, const float* filter, float* out, const Epilogue&);
  void (*convolveGradientInput)(const Window&, const float* gradient, const float* filter, float* out);
  void (*convolveGradientFilter)(const Window&, const float* x, const float* gradient, float* out);
  void (*depthwise)(const Window&, const float* x, const float* filter, float* out, const Epilogue&);
  void (*depthwiseGradientInput)(const Window&, const float* gradient, const float* filter, float* out);
  void (*depthwiseGradientFilter)(const Window&, const float* x, const float* gradient, float* out);
  void (*maxPool)(const Window&, const float* x, float* out);
  void (*averagePool)(const Window&, const float* x, float* out);
  void (*maxPoolGradient)(const Window&, const float* x, const float* gradient, float* out);
  void (*averagePoolGradient)(const Window&, const float* gradient, float* out);
  void (*unary)(Unary, const float* x, float* out, int64_t count, float first, float second);
  void (*binary)(Binary, const Broadcast&, const float* a, const float* b, float* out);
  void (*compare)(Comparison, const Broadcast&, const float* a, const float* b, uint8_t* out);
  void (*compareIntegers)(Comparison, const Broadcast&, const int32_t* a, const int32_t* b, uint8_t* out);
  void (*select)(const uint8_t* condition, const float* yes, const float* no, float* out, int64_t rows, int64_t size);
  void (*reduce)(Reduction, const float* x, void* out, int64_t outer, int64_t reduced, int64_t inner);
  void (*softmax)(const float* logits, float* out, int64_t rows, int64_t columns);
  void (*logSoftmax)(const float* logits, float* out, int64_t rows, int64_t columns);
  void (*normalize)(const float* x, const float* mean, const float* scale, const float* offset, float* out, int64_t rows,
                    int64_t columns);
  void (*resizeBilinear)(const Resize&, const float* x, float* out);
  void (*resizeBilinearGradient)(const Resize&, const float* gradient, float* out);
  void (*adamW)(const AdamW&, int64_t count, const float* const in[4], float* const out[3]);
  bool (*symmetricEigen)(double* matrix, double* values, double* vectors, int64_t size);
  void (*symmetricProduct)(const double* matrix, const double* x, double* y, int64_t size);
};

// Kernels that only move numbers, or are bound by memory whatever the target: compiled once. Elements are of 32 bits, of any type.

void copyBox(const Box&, const uint32_t* source, uint32_t* target);

/** out[batch, indices, inner] = x[batch, size, inner] at indices[batch, indices]. */
void gather(const uint32_t* x, const int32_t* indices, uint32_t* out, int64_t batch, int64_t size, int64_t count, int64_t inner);

/** out[segments, inner] += x[rows, inner] at segment[rows]; rows of segments that do not exist are left out. */
void segmentSum(const float* x, const int32_t* segments, float* out, int64_t rows, int64_t count, int64_t inner);

/** Sums along the middle axis of [outer, count, inner]. */
void cumulativeSum(const float* x, float* out, int64_t outer, int64_t count, int64_t inner, bool exclusive, bool reverse);

/** The k largest of each row of x[rows, columns], largest first, the first of equal ones first; NaN counts as the largest. */
void largest(const float* x, float* values, int32_t* indices, int64_t rows, int64_t columns, int64_t k);

/** The kernels in use. */
const Kernels& kernels();

/** Targets that this binary has and this processor can run, best last. */
int32_t usableTargets(const Kernels* (&targets)[4]);

/** Uses another target; false when it is not among the usable ones. For tests. */
bool useTarget(const char* name);

}  // namespace cairn
