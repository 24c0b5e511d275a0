// Matrix products: c[batch, m, n] = f(a[batch, m, k] b[batch, k, n] + bias[n]), row-major, either operand transposed in memory.
//
// Blocked as in Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008): a block of b and a block of a are
// copied into panels that fit the caches, then a tile of `tileRows` x 2 vectors of c is held in registers over the whole depth of a block.
// Panel of a: [depth][tileRows]; panel of b: [depth][tileColumns]; both filled up with zeros.
#include "dispatch.h"
#include "epilogue.h"
#include "threads.h"
#include "transpose-four.h"
#include "workspace.h"

namespace cairn::CAIRN_TARGET {
namespace {

#if CAIRN_LANES == 16
constexpr int64_t tileRows = 12, blockDepth = 384, blockRows = 16 * tileRows;
#elif defined(__aarch64__)
constexpr int64_t tileRows = 8, blockDepth = 256, blockRows = 16 * tileRows;
#else
constexpr int64_t tileRows = 6, blockDepth = 256, blockRows = 16 * tileRows;
#endif
constexpr int64_t tileColumns = 2 * lanes, blockColumns = 2048;

/** Below this number of multiplications a job is done before other threads are awake. */
constexpr double worthThreads = 4e6;

/** Panels of `width` out of `count` vectors of length `depth`, each contiguous in memory, `stride` apart. */
template <int64_t width>
void packVectors(const float* from, int64_t stride, int64_t count, int64_t depth, float* to) {
  for (int64_t first = 0; first < count; first += width, to += width * depth) {
    const int64_t present = least(width, count - first);
    const float* source = from + first * stride;
    int64_t r = 0;
    for (; r + 4 <= present; r += 4) {
      int64_t p = 0;
      for (; p + 4 <= depth; p += 4) transposeFour(source + r * stride + p, stride, to + p * width + r, width);
      for (; p < depth; p++)
        for (int64_t i = r; i < r + 4; i++) to[p * width + i] = source[i * stride + p];
    }
    for (; r < present; r++)
      for (int64_t p = 0; p < depth; p++) to[p * width + r] = source[r * stride + p];
    for (; r < width; r++)
      for (int64_t p = 0; p < depth; p++) to[p * width + r] = 0;
  }
}

/** Panels of `width` out of `depth` rows of `count` values, `stride` apart. */
template <int64_t width>
void packRows(const float* from, int64_t stride, int64_t count, int64_t depth, float* to) {
  for (int64_t first = 0; first < count; first += width) {
    const int64_t present = least(width, count - first);
    for (int64_t p = 0; p < depth; p++, to += width) {
      const float* source = from + p * stride + first;
      if (present == width) {
        memcpy(to, source, width * sizeof(float));
      } else {
        for (int64_t r = 0; r < width; r++) to[r] = r < present ? source[r] : 0;
      }
    }
  }
}

/** A tile of c, at most `height` rows of it, from one panel of a and one of b. */
template <int64_t vectors, int64_t height>
CAIRN_INLINE void multiplyPanels(int64_t depth, const float* a, const float* b, float* c, int64_t stride, int64_t rows,
                                 int64_t columns, bool accumulate) {
  Vector sum[height][vectors] = {};
  for (int64_t p = 0; p < depth; p++, a += tileRows, b += tileColumns) {
    Vector right[vectors];
    for (int64_t v = 0; v < vectors; v++) right[v] = load(b + v * lanes);
#pragma GCC unroll 12
    for (int64_t r = 0; r < height; r++) {
      const Vector left = broadcast(a[r]);
#pragma GCC unroll 2
      for (int64_t v = 0; v < vectors; v++) sum[r][v] += left * right[v];
    }
  }
  if (rows == height && columns == vectors * lanes) {
#pragma GCC unroll 12
    for (int64_t r = 0; r < height; r++)
      for (int64_t v = 0; v < vectors; v++) {
        float* to = c + r * stride + v * lanes;
        store(to, accumulate ? load(to) + sum[r][v] : sum[r][v]);
      }
    return;
  }
  float tile[height][vectors * lanes];
  memcpy(tile, sum, sizeof tile);
  for (int64_t r = 0; r < rows; r++)
    for (int64_t j = 0; j < columns; j++) c[r * stride + j] = tile[r][j] + (accumulate ? c[r * stride + j] : 0);
}

/** The same with a height that fits: half a tile takes half the time. */
template <int64_t vectors>
CAIRN_INLINE void multiplyTile(int64_t depth, const float* a, const float* b, float* c, int64_t stride, int64_t rows, int64_t columns,
                               bool accumulate) {
  constexpr int64_t half = tileRows / 2;
  if (rows > half) multiplyPanels<vectors, tileRows>(depth, a, b, c, stride, rows, columns, accumulate);
  else multiplyPanels<vectors, half>(depth, a, b, c, stride, rows, columns, accumulate);
}

struct Product {
  const float *a, *b;
  float* c;
};

/** Rows of a block of c, from panels of b that are packed already. */
void multiplyBlock(const Gemm& g, const Product& at, const float* panels, int64_t row, int64_t rows, int64_t column,
                   int64_t columns, int64_t first, int64_t depth) {
  float* packed = workspace<float>(Slot::packedLeft, static_cast<size_t>((rows + tileRows) * depth));
  if (g.transposeA) packRows<tileRows>(at.a + first * g.m + row, g.m, rows, depth, packed);
  else packVectors<tileRows>(at.a + row * g.k + first, g.k, rows, depth, packed);
  for (int64_t j = 0; j < columns; j += tileColumns) {
    const int64_t wide = least(tileColumns, columns - j);
    for (int64_t i = 0; i < rows; i += tileRows) {
      const int64_t high = least(tileRows, rows - i);
      float* to = at.c + (row + i) * g.n + column + j;
      const float *left = packed + i * depth, *right = panels + j * depth;
      if (wide > lanes) multiplyTile<2>(depth, left, right, to, g.n, high, wide, first > 0);
      else multiplyTile<1>(depth, left, right, to, g.n, high, wide, first > 0);
    }
  }
  if (first + depth < g.k || !hasEffect(g.epilogue)) return;
  const Epilogue epilogue = fromColumn(g.epilogue, column);
  for (int64_t i = 0; i < rows; i++) finishRow(at.c + (row + i) * g.n + column, columns, epilogue);
}

void multiplyMatrices(const Gemm& g, const Product& at, bool worthwhile) {
  const int64_t parts = 2 * threadCount();  // more than threads, for they do not start at the same moment
  const int64_t share = (g.m + parts - 1) / parts;
  const int64_t rowsAtOnce =
      worthwhile ? least(blockRows, (share + tileRows - 1) / tileRows * tileRows) : blockRows;
  for (int64_t column = 0; column < g.n; column += blockColumns) {
    const int64_t columns = least(blockColumns, g.n - column);
    for (int64_t first = 0; first < g.k; first += blockDepth) {
      const int64_t depth = least(blockDepth, g.k - first);
      float* panels = workspace<float>(Slot::packedRight, static_cast<size_t>((columns + tileColumns) * depth));
      if (g.transposeB) packVectors<tileColumns>(at.b + column * g.k + first, g.k, columns, depth, panels);
      else packRows<tileColumns>(at.b + first * g.n + column, g.n, columns, depth, panels);
      parallel((g.m + rowsAtOnce - 1) / rowsAtOnce, worthwhile, [&](int64_t block) {
        const int64_t row = block * rowsAtOnce;
        multiplyBlock(g, at, panels, row, least(rowsAtOnce, g.m - row), column, columns, first, depth);
      });
    }
  }
}

float dot(const float* x, const float* y, int64_t count) {
  Vector sum[4] = {};
  int64_t i = 0;
  for (; i + 4 * lanes <= count; i += 4 * lanes)
    for (int64_t u = 0; u < 4; u++) sum[u] += load(x + i + u * lanes) * load(y + i + u * lanes);
  for (; i + lanes <= count; i += lanes) sum[0] += load(x + i) * load(y + i);
  if (i < count) sum[1] += loadSome(x + i, count - i) * loadSome(y + i, count - i);
  return sumOfLanes((sum[0] + sum[1]) + (sum[2] + sum[3]));
}

/** out[count] = sum over depth of weight[p] row[p], rows `count` long: a pass over the matrix in the order in which it lies. */
void combineRows(const float* weights, const float* rows, float* out, int64_t depth, int64_t count) {
  for (int64_t j = 0; j < count; j++) out[j] = 0;
  int64_t p = 0;
  for (; p + 4 <= depth; p += 4) {
    const float* r = rows + p * count;
    const float a = weights[p], b = weights[p + 1], c = weights[p + 2], d = weights[p + 3];
#pragma omp simd
    for (int64_t j = 0; j < count; j++)
      out[j] += (a * r[j] + b * r[count + j]) + (c * r[2 * count + j] + d * r[3 * count + j]);
  }
  for (; p < depth; p++)
#pragma omp simd
    for (int64_t j = 0; j < count; j++) out[j] += weights[p] * rows[p * count + j];
}

/** A matrix times a vector. The vector lies contiguously, whether or not it is called transposed. */
void multiplyVector(const float* matrix, bool rowsAreResults, const float* vector, float* out, int64_t depth, int64_t count) {
  if (!rowsAreResults) return combineRows(vector, matrix, out, depth, count);
  for (int64_t i = 0; i < count; i++) out[i] = dot(matrix + i * depth, vector, depth);
}

}  // namespace

void gemm(const Gemm& g) {
  if (g.m == 0 || g.n == 0 || g.batch == 0) return;
  const double work = static_cast<double>(g.m) * static_cast<double>(g.n) * static_cast<double>(g.k);
  const auto product = [&](int64_t i) -> Product {
    return {g.a + i * g.aStride, g.b + i * g.bStride, g.c + i * g.m * g.n};
  };
  const auto one = [&](int64_t i, bool worthwhile) {
    const Product at = product(i);
    if (g.k > 0 && g.m > 1 && g.n > 1) return multiplyMatrices(g, at, worthwhile);
    if (g.k == 0) memset(at.c, 0, static_cast<size_t>(g.m * g.n) * sizeof(float));
    else if (g.m == 1) multiplyVector(at.b, g.transposeB, at.a, at.c, g.k, g.n);
    else multiplyVector(at.a, !g.transposeA, at.b, at.c, g.k, g.m);
    if (hasEffect(g.epilogue))
      for (int64_t row = 0; row < g.m; row++) finishRow(at.c + row * g.n, g.n, g.epilogue);
  };
  if (g.batch > 1) parallel(g.batch, work * static_cast<double>(g.batch) >= worthThreads, [&](int64_t i) { one(i, false); });
  else one(0, work >= worthThreads);
}

}  // namespace cairn::CAIRN_TARGET
