// Vectors of floats, as wide as the target's registers. Everything here and in the kernel files is compiled once per target, in a
// namespace of its own (CAIRN_TARGET), so no inline function of one target can stand in for that of another at link time. For the
// same reason kernel files use no templates of the standard library.
#pragma once

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
#define CAIRN_LANES 16
#elif defined(__AVX__)
#define CAIRN_LANES 8
#else
#define CAIRN_LANES 4
#endif

#define CAIRN_INLINE static inline __attribute__((always_inline))

namespace cairn::CAIRN_TARGET {

constexpr int64_t lanes = CAIRN_LANES;

typedef float Vector __attribute__((vector_size(CAIRN_LANES * 4)));
typedef int32_t Integers __attribute__((vector_size(CAIRN_LANES * 4)));
typedef uint32_t Unsigned __attribute__((vector_size(CAIRN_LANES * 4)));  // whose overflow is defined
typedef float UnalignedVector __attribute__((vector_size(CAIRN_LANES * 4), aligned(4), may_alias));

CAIRN_INLINE Vector load(const float* from) { return *reinterpret_cast<const UnalignedVector*>(from); }
CAIRN_INLINE void store(float* to, Vector value) { *reinterpret_cast<UnalignedVector*>(to) = value; }

/** The first `count` values, and zeros. */
CAIRN_INLINE Vector loadSome(const float* from, int64_t count) {
  Vector value = {};
  memcpy(&value, from, static_cast<size_t>(count) * sizeof(float));
  return value;
}
CAIRN_INLINE void storeSome(float* to, Vector value, int64_t count) {
  memcpy(to, &value, static_cast<size_t>(count) * sizeof(float));
}

/** The same value in every lane; `value - 0` keeps the sign of a zero. */
CAIRN_INLINE Vector broadcast(float value) { return value - Vector{}; }

CAIRN_INLINE Integers bitsOf(Vector value) { return reinterpret_cast<Integers>(value); }
CAIRN_INLINE Vector floatsOf(Integers bits) { return reinterpret_cast<Vector>(bits); }
CAIRN_INLINE Vector toFloats(Integers value) { return __builtin_convertvector(value, Vector); }
CAIRN_INLINE Integers toIntegers(Vector value) { return __builtin_convertvector(value, Integers); }

CAIRN_INLINE Vector absolute(Vector x) { return floatsOf(bitsOf(x) & 0x7fffffff); }
CAIRN_INLINE Vector withSignOf(Vector magnitude, Vector sign) {
  return floatsOf((bitsOf(magnitude) & 0x7fffffff) | (bitsOf(sign) & static_cast<int32_t>(0x80000000)));
}

// NaN in either operand is the result, as in IEEE 754's maximum and in TensorFlow.
CAIRN_INLINE Vector larger(Vector x, Vector y) { return (x > y) | (x != x) ? x : y; }
CAIRN_INLINE Vector smaller(Vector x, Vector y) { return (x < y) | (x != x) ? x : y; }

CAIRN_INLINE Vector squareRoot(Vector x) {
  Vector root;
  for (int64_t i = 0; i < lanes; i++) root[i] = __builtin_sqrtf(x[i]);
  return root;
}

/** Rounds half to even; beyond 2^23 every float is whole. Adding and taking away the sign keeps that of a zero. */
CAIRN_INLINE Vector nearestOf(Vector x) {
  const Vector shift = withSignOf(broadcast(8388608.0f), x);
  return absolute(x) < 8388608.0f ? withSignOf((x + shift) - shift, x) : x;
}
CAIRN_INLINE Vector floorOf(Vector x) {
  const Vector nearest = nearestOf(x);
  return nearest > x ? nearest - 1.0f : nearest;
}

/** The sum of the lanes, added in pairs. */
CAIRN_INLINE float sumOfLanes(Vector x) {
  float part[lanes];
  memcpy(part, &x, sizeof part);
  for (int64_t step = lanes / 2; step > 0; step /= 2)
    for (int64_t i = 0; i < step; i++) part[i] += part[i + step];
  return part[0];
}

CAIRN_INLINE int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
CAIRN_INLINE int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }

}  // namespace cairn::CAIRN_TARGET
