// A square of four by four floats, turned around in registers of 128 bits, which every target has.
#pragma once

#include "simd.h"

namespace cairn::CAIRN_TARGET {

typedef float Four __attribute__((vector_size(16)));
typedef float UnalignedFour __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t FourIntegers __attribute__((vector_size(16)));

#if defined(__clang__)
#define CAIRN_SHUFFLE(a, b, i, j, k, l) __builtin_shufflevector(a, b, i, j, k, l)
#else
#define CAIRN_SHUFFLE(a, b, i, j, k, l) __builtin_shuffle(a, b, FourIntegers{i, j, k, l})
#endif

/** to[p * width + r] = from[r * stride + p] for four rows and four columns. */
CAIRN_INLINE void transposeFour(const float* from, int64_t stride, float* to, int64_t width) {
  const auto row = [&](int64_t r) -> Four { return *reinterpret_cast<const UnalignedFour*>(from + r * stride); };
  const Four a = row(0), b = row(1), c = row(2), d = row(3);
  const Four ab = CAIRN_SHUFFLE(a, b, 0, 4, 1, 5), cd = CAIRN_SHUFFLE(c, d, 0, 4, 1, 5);
  const Four ab2 = CAIRN_SHUFFLE(a, b, 2, 6, 3, 7), cd2 = CAIRN_SHUFFLE(c, d, 2, 6, 3, 7);
  const Four columns[4] = {CAIRN_SHUFFLE(ab, cd, 0, 1, 4, 5), CAIRN_SHUFFLE(ab, cd, 2, 3, 6, 7),
                           CAIRN_SHUFFLE(ab2, cd2, 0, 1, 4, 5), CAIRN_SHUFFLE(ab2, cd2, 2, 3, 6, 7)};
  for (int64_t p = 0; p < 4; p++) *reinterpret_cast<UnalignedFour*>(to + p * width) = columns[p];
}

}  // namespace cairn::CAIRN_TARGET
