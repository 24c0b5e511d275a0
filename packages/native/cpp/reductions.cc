// Reductions of the middle axis: out[outer, inner] from x[outer, reduced, inner]. argMaximum and argMinimum give int32, the rest float.
//
// Sums are kept in floats over short stretches and in doubles beyond, so that their error does not grow with the length. NaN anywhere is
// the largest and the smallest; of equal values the first counts. Nothing summed is 0, multiplied 1, and the largest of nothing -Infinity.
#include "dispatch.h"
#include "simd.h"

namespace cairn::CAIRN_TARGET {
namespace {

/** Columns that are worked on at a time, and rows between two additions in double. */
constexpr int64_t stripe = 256, stretch = 64;

double sumOfRow(const float* x, int64_t count) {
  double total = 0;
  for (int64_t first = 0; first < count; first += stretch * 4 * lanes) {
    const int64_t last = least(count, first + stretch * 4 * lanes);
    Vector sum[4] = {};
    int64_t i = first;
    for (; i + 4 * lanes <= last; i += 4 * lanes)
      for (int64_t u = 0; u < 4; u++) sum[u] += load(x + i + u * lanes);
    for (; i + lanes <= last; i += lanes) sum[0] += load(x + i);
    if (i < last) sum[1] += loadSome(x + i, last - i);
    total += sumOfLanes((sum[0] + sum[1]) + (sum[2] + sum[3]));
  }
  return total;
}

/** Sums of `count` columns, at most `stripe`, of rows that are `stride` apart. */
void sumColumns(const float* x, int64_t rows, int64_t stride, int64_t count, double factor, float* out) {
  double total[stripe] = {};
  for (int64_t first = 0; first < rows; first += stretch) {
    const int64_t last = least(rows, first + stretch);
    float part[stripe] = {};
    for (int64_t r = first; r < last; r++) {
      const float* row = x + r * stride;
      int64_t i = 0;
      for (; i + lanes <= count; i += lanes) store(part + i, load(part + i) + load(row + i));
      for (; i < count; i++) part[i] += row[i];
    }
#pragma omp simd
    for (int64_t i = 0; i < count; i++) total[i] += part[i];
  }
#pragma omp simd
  for (int64_t i = 0; i < count; i++) out[i] = static_cast<float>(total[i] * factor);
}

void sum(const float* x, float* out, int64_t outer, int64_t reduced, int64_t inner, double factor) {
  for (int64_t o = 0; o < outer; o++, x += reduced * inner) {
    if (inner == 1) {
      out[o] = static_cast<float>(sumOfRow(x, reduced) * factor);
      continue;
    }
    for (int64_t i = 0; i < inner; i += stripe)
      sumColumns(x + i, reduced, inner, least(stripe, inner - i), factor, out + o * inner + i);
  }
}

void product(const float* x, float* out, int64_t outer, int64_t reduced, int64_t inner) {
  for (int64_t o = 0; o < outer; o++)
    for (int64_t i = 0; i < inner; i++) {
      double value = 1;
      for (int64_t r = 0; r < reduced; r++) value *= x[(o * reduced + r) * inner + i];
      out[o * inner + i] = static_cast<float>(value);
    }
}

/** The extreme of one row in memory. */
template <typename Better>
float extremeOfRow(const float* x, int64_t count, float start, const Better& better) {
  Vector found[2] = {broadcast(start), broadcast(start)};
  int64_t i = 0;
  for (; i + 2 * lanes <= count; i += 2 * lanes)
    for (int64_t u = 0; u < 2; u++) found[u] = better(found[u], load(x + i + u * lanes));
  for (; i < count; i++) found[0] = better(found[0], broadcast(x[i]));
  Vector result = better(found[0], found[1]);
  for (int64_t lane = 1; lane < lanes; lane++) result = better(result, broadcast(result[lane]));
  return result[0];
}

template <typename Better>
CAIRN_INLINE void extreme(const float* x, float* out, int64_t outer, int64_t reduced, int64_t inner, float start, const Better& better) {
  for (int64_t o = 0; o < outer; o++, x += reduced * inner, out += inner) {
    if (inner == 1) {
      *out = extremeOfRow(x, reduced, start, better);
      continue;
    }
    for (int64_t i = 0; i < inner; i++) out[i] = start;
    for (int64_t r = 0; r < reduced; r++) {
      const float* row = x + r * inner;
      int64_t i = 0;
      for (; i + lanes <= inner; i += lanes) store(out + i, better(load(out + i), load(row + i)));
      if (i < inner) storeSome(out + i, better(loadSome(out + i, inner - i), loadSome(row + i, inner - i)), inner - i);
    }
  }
}

template <typename Better>
CAIRN_INLINE void positionOfExtreme(const float* x, int32_t* out, int64_t outer, int64_t reduced, int64_t inner, const Better& better) {
  for (int64_t o = 0; o < outer; o++, x += reduced * inner)
    for (int64_t first = 0; first < inner; first += stripe) {
      const int64_t count = least(stripe, inner - first);
      float best[stripe];
      int32_t where[stripe] = {};
      memcpy(best, x + first, static_cast<size_t>(count) * sizeof(float));
      for (int64_t r = 1; r < reduced; r++) {
        const float* row = x + r * inner + first;
        for (int64_t i = 0; i < count; i++)
          if (best[i] == best[i] && (better(row[i], best[i]) || row[i] != row[i])) {
            best[i] = row[i];
            where[i] = static_cast<int32_t>(r);
          }
      }
      memcpy(out + o * inner + first, where, static_cast<size_t>(count) * sizeof(int32_t));
    }
}

}  // namespace

void reduce(Reduction op, const float* x, void* out, int64_t outer, int64_t reduced, int64_t inner) {
  float* values = static_cast<float*>(out);
  int32_t* positions = static_cast<int32_t*>(out);
  switch (op) {
    case Reduction::sum: return sum(x, values, outer, reduced, inner, 1);
    case Reduction::mean: return sum(x, values, outer, reduced, inner, 1 / static_cast<double>(reduced));
    case Reduction::product: return product(x, values, outer, reduced, inner);
    case Reduction::maximum:
      return extreme(x, values, outer, reduced, inner, -INFINITY, [](Vector a, Vector b) { return larger(a, b); });
    case Reduction::minimum:
      return extreme(x, values, outer, reduced, inner, INFINITY, [](Vector a, Vector b) { return smaller(a, b); });
    case Reduction::argMaximum:
      return positionOfExtreme(x, positions, outer, reduced, inner, [](float a, float b) { return a > b; });
    case Reduction::argMinimum:
      return positionOfExtreme(x, positions, outer, reduced, inner, [](float a, float b) { return a < b; });
    case Reduction::count: return;
  }
}

}  // namespace cairn::CAIRN_TARGET
