// Functions of whole rows of [rows, columns]: softmax, its logarithm, and the normalisation of columns with known mean and scale.
#include "dispatch.h"
#include "vector-math.h"

namespace cairn::CAIRN_TARGET {
namespace {

CAIRN_INLINE Vector loadOr(const float* from, int64_t count, float fill) {
  if (count >= lanes) return load(from);
  Vector value = broadcast(fill);
  memcpy(&value, from, static_cast<size_t>(count) * sizeof(float));
  return value;
}

float largestOf(const float* x, int64_t count) {
  Vector found = broadcast(-INFINITY);
  for (int64_t i = 0; i < count; i += lanes) found = larger(found, loadOr(x + i, count - i, -INFINITY));
  Vector result = found;
  for (int64_t lane = 1; lane < lanes; lane++) result = larger(result, broadcast(found[lane]));
  return result[0];
}

/** The sum of exp(x - largest); the terms go to `out` unless it is null. */
double sumOfExponentials(const float* x, float* out, int64_t count, float largest) {
  constexpr int64_t stretch = 64 * lanes;
  double total = 0;
  for (int64_t first = 0; first < count; first += stretch) {
    const int64_t last = least(count, first + stretch);
    Vector sum = {};
    for (int64_t i = first; i < last; i += lanes) {
      const Vector e = exponential(loadOr(x + i, last - i, -INFINITY) - largest);
      sum += e;
      if (!out) continue;
      if (last - i >= lanes) store(out + i, e);
      else storeSome(out + i, e, last - i);
    }
    total += sumOfLanes(sum);
  }
  return total;
}

}  // namespace

void softmax(const float* logits, float* out, int64_t rows, int64_t columns) {
  for (int64_t r = 0; r < rows; r++, logits += columns, out += columns) {
    const float factor = static_cast<float>(1 / sumOfExponentials(logits, out, columns, largestOf(logits, columns)));
#pragma omp simd
    for (int64_t i = 0; i < columns; i++) out[i] *= factor;
  }
}

void logSoftmax(const float* logits, float* out, int64_t rows, int64_t columns) {
  for (int64_t r = 0; r < rows; r++, logits += columns, out += columns) {
    const float largest = largestOf(logits, columns);
    const float logarithm = static_cast<float>(::log(sumOfExponentials(logits, nullptr, columns, largest)));
#pragma omp simd
    for (int64_t i = 0; i < columns; i++) out[i] = (logits[i] - largest) - logarithm;
  }
}

void normalize(const float* x, const float* mean, const float* scale, const float* offset, float* out, int64_t rows,
               int64_t columns) {
  for (int64_t r = 0; r < rows; r++, x += columns, out += columns)
#pragma omp simd
    for (int64_t i = 0; i < columns; i++) out[i] = (x[i] - mean[i]) * scale[i] + offset[i];
}

}  // namespace cairn::CAIRN_TARGET
