// Rows picked, added up and ranked by index; shapes are in dispatch.h. module.cc has checked the indices of `gather`.
#include <string.h>

#include <algorithm>
#include <numeric>

#include "dispatch.h"
#include "workspace.h"

namespace cairn {

void gather(const uint32_t* x, const int32_t* indices, uint32_t* out, int64_t batch, int64_t size, int64_t count, int64_t inner) {
  for (int64_t b = 0; b < batch; b++, x += size * inner, indices += count)
    for (int64_t i = 0; i < count; i++, out += inner) {
      if (inner == 1) *out = x[indices[i]];
      else memcpy(out, x + indices[i] * inner, static_cast<size_t>(inner) * sizeof(uint32_t));
    }
}

void segmentSum(const float* x, const int32_t* segments, float* out, int64_t rows, int64_t count, int64_t inner) {
  memset(out, 0, static_cast<size_t>(count * inner) * sizeof(float));
  for (int64_t r = 0; r < rows; r++, x += inner) {
    if (segments[r] < 0 || segments[r] >= count) continue;
    float* to = out + segments[r] * inner;
#pragma omp simd
    for (int64_t i = 0; i < inner; i++) to[i] += x[i];
  }
}

void cumulativeSum(const float* x, float* out, int64_t outer, int64_t count, int64_t inner, bool exclusive, bool reverse) {
  double* sums = workspace<double>(Slot::row, static_cast<size_t>(inner));
  for (int64_t o = 0; o < outer; o++, x += count * inner, out += count * inner) {
    std::fill(sums, sums + inner, 0.0);
    for (int64_t step = 0; step < count; step++) {
      const int64_t at = (reverse ? count - 1 - step : step) * inner;
      for (int64_t i = 0; i < inner; i++) {
        const double before = sums[i];
        sums[i] += x[at + i];
        out[at + i] = static_cast<float>(exclusive ? before : sums[i]);
      }
    }
  }
}

void largest(const float* x, float* values, int32_t* indices, int64_t rows, int64_t columns, int64_t k) {
  int32_t* order = workspace<int32_t>(Slot::row, static_cast<size_t>(columns));
  for (int64_t r = 0; r < rows; r++, x += columns) {
    std::iota(order, order + columns, 0);
    const auto before = [x](int32_t a, int32_t b) {
      const bool aIsNaN = x[a] != x[a], bIsNaN = x[b] != x[b];
      if (aIsNaN != bIsNaN) return aIsNaN;
      return x[a] > x[b] || (!(x[b] > x[a]) && a < b);
    };
    std::partial_sort(order, order + k, order + columns, before);
    for (int64_t i = 0; i < k; i++) {
      *values++ = x[order[i]];
      *indices++ = order[i];
    }
  }
}

}  // namespace cairn
