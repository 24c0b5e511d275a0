// Convolutions of images in NHWC, and both gradients.
//   x [batch, inHeight, inWidth, inChannels], filter [filterHeight, filterWidth, inChannels, outChannels],
//   out and gradient [batch, outHeight, outWidth, outChannels]
//
// The matrix of patches (im2col) is never written: a row of it is a few runs of consecutive floats in the image, so the product reads
// them where they lie. Forward, a tile of pixels x output channels stays in registers over all runs. The gradient of the input is the
// same product with the filter turned around: for a stride s, one product for each of the s x s positions of a pixel within the stride.
// The gradient of the filter holds a tile of taps x output channels in registers over all pixels of a band.
#include "band.h"
#include "dispatch.h"
#include "epilogue.h"
#include "threads.h"

namespace cairn::CAIRN_TARGET {
namespace {

#if CAIRN_LANES == 16
constexpr int64_t tilePixels = 12, tileTaps = 8;
#elif defined(__aarch64__)
constexpr int64_t tilePixels = 8, tileTaps = 8;
#else
constexpr int64_t tilePixels = 6, tileTaps = 6;
#endif
constexpr int64_t panelColumns = 2 * lanes;
/** Below this number of multiplications a job is done before other threads are awake. */
constexpr double worthThreads = 2e6;

CAIRN_INLINE double workOf(int64_t pixels, int64_t depth, int64_t columns) {
  return static_cast<double>(pixels) * static_cast<double>(depth) * static_cast<double>(columns);
}

/** A part of a patch: `length` consecutive floats, `row` rows and `column` floats after the patch's first. */
struct Run {
  int64_t row, column, length;
};

/** A tap of the filter, and where it meets the image. */
struct Tap {
  int64_t row, column, filterY, filterX;
};

/** out[walk.rows, walk.columns, columns] = patches of the walk times a matrix, for each image of a batch. */
struct PatchProduct {
  Walk walk;
  const Run* runs;
  int64_t runCount, depth;
  const float* panels;  // [column block][depth][panelColumns]
  int64_t columns, batch;
  const float* image;
  float* out;
  int64_t outRow, outColumn, outImage;  // strides
  Epilogue epilogue;
};

/** Runs that touch become one. Returns how many are left. */
int64_t joinRuns(Run* runs, int64_t count) {
  int64_t kept = 0;
  for (int64_t i = 1; i < count; i++) {
    Run& last = runs[kept];
    if (runs[i].row == last.row && runs[i].column == last.column + last.length) last.length += runs[i].length;
    else runs[++kept] = runs[i];
  }
  return count == 0 ? 0 : kept + 1;
}

template <int64_t vectors>
CAIRN_INLINE void multiplyTile(const float* const pixels[], const Run* runs, int64_t runCount, int64_t pitch,
                               const float* panel, float* const out[], int64_t present, int64_t columns,
                               const Epilogue& epilogue) {
  Vector sum[tilePixels][vectors] = {};
  for (int64_t i = 0; i < runCount; i++) {
    const float* from[tilePixels];
    const int64_t offset = runs[i].row * pitch + runs[i].column;
#pragma GCC unroll 12
    for (int64_t r = 0; r < tilePixels; r++) from[r] = pixels[r] + offset;
    for (int64_t p = 0; p < runs[i].length; p++, panel += panelColumns) {
      Vector right[vectors];
      for (int64_t v = 0; v < vectors; v++) right[v] = load(panel + v * lanes);
#pragma GCC unroll 12
      for (int64_t r = 0; r < tilePixels; r++) {
        const Vector left = broadcast(from[r][p]);
#pragma GCC unroll 2
        for (int64_t v = 0; v < vectors; v++) sum[r][v] += left * right[v];
      }
    }
  }
  if (columns == vectors * lanes) {
    for (int64_t r = 0; r < present; r++)
      for (int64_t v = 0; v < vectors; v++) store(out[r] + v * lanes, sum[r][v]);
  } else {
    float tile[tilePixels][vectors * lanes];
    memcpy(tile, sum, sizeof tile);
    for (int64_t r = 0; r < present; r++) memcpy(out[r], tile[r], static_cast<size_t>(columns) * sizeof(float));
  }
  if (hasEffect(epilogue))
    for (int64_t r = 0; r < present; r++) finishRow(out[r], columns, epilogue);
}

void multiplyBand(const PatchProduct& job, int64_t image, int64_t row, int64_t rows) {
  const Walk& walk = job.walk;
  const Band band = readBand(walk, job.image + image * walk.height * walk.width * walk.channels, row, rows);
  const int64_t pixels = rows * walk.columns;
  const float** from = workspace<const float*>(Slot::addresses, static_cast<size_t>(pixels + tilePixels));
  float** to = workspace<float*>(Slot::targets, static_cast<size_t>(pixels + tilePixels));
  for (int64_t y = 0, i = 0; y < rows; y++)
    for (int64_t x = 0; x < walk.columns; x++, i++) {
      from[i] = band.first + y * walk.stepY * band.pitch + x * walk.stepX * walk.channels;
      to[i] = job.out + image * job.outImage + (row + y) * job.outRow + x * job.outColumn;
    }
  for (int64_t i = pixels; i < pixels + tilePixels; i++) from[i] = from[pixels - 1];  // read, and never written
  for (int64_t column = 0; column < job.columns; column += panelColumns) {
    const int64_t wide = least(panelColumns, job.columns - column);
    const float* panel = job.panels + column * job.depth;
    const Epilogue epilogue = fromColumn(job.epilogue, column);
    for (int64_t i = 0; i < pixels; i += tilePixels) {
      const int64_t present = least(tilePixels, pixels - i);
      float* targets[tilePixels];
      for (int64_t r = 0; r < present; r++) targets[r] = to[i + r] + column;
      if (wide > lanes)
        multiplyTile<2>(from + i, job.runs, job.runCount, band.pitch, panel, targets, present, wide, epilogue);
      else
        multiplyTile<1>(from + i, job.runs, job.runCount, band.pitch, panel, targets, present, wide, epilogue);
    }
  }
}

void multiplyPatches(const PatchProduct& job) {
  const int64_t rows = bandRows(job.walk), bands = (job.walk.rows + rows - 1) / rows;
  const double work = workOf(job.batch * job.walk.rows * job.walk.columns, job.depth, job.columns);
  parallel(job.batch * bands, work >= worthThreads, [&](int64_t task) {
    const int64_t row = task % bands * rows;
    multiplyBand(job, task / bands, row, least(rows, job.walk.rows - row));
  });
}

/** The taps of a filter as runs of the image, `channels` floats each. */
int64_t runsOf(const Tap* taps, int64_t count, int64_t channels, Run* runs) {
  for (int64_t i = 0; i < count; i++) runs[i] = {taps[i].row, taps[i].column * channels, channels};
  return joinRuns(runs, count);
}

/**
 * panels[column block][tap][depth][panelColumns] of filter[tap][depth][columns], whose strides are given: turned around, depth and columns
 * change places.
 */
void packFilter(const Window& w, const float* filter, const Tap* taps, int64_t count, int64_t depth, int64_t columns,
                int64_t depthStride, int64_t columnStride, float* panels) {
  for (int64_t column = 0; column < columns; column += panelColumns) {
    const int64_t present = least(panelColumns, columns - column);
    for (int64_t i = 0; i < count; i++) {
      const float* tap = filter + (taps[i].filterY * w.filterWidth + taps[i].filterX) * w.inChannels * w.outChannels +
                         column * columnStride;
      for (int64_t p = 0; p < depth; p++, panels += panelColumns) {
        for (int64_t j = 0; j < present; j++) panels[j] = tap[p * depthStride + j * columnStride];
        for (int64_t j = present; j < panelColumns; j++) panels[j] = 0;
      }
    }
  }
}

int64_t panelFloats(int64_t depth, int64_t columns) {
  return (columns + panelColumns - 1) / panelColumns * panelColumns * depth;
}

Walk forwardWalk(const Window& w) {
  return {w.inHeight, w.inWidth, w.inChannels, -w.padTop, -w.padLeft, w.strideHeight, w.strideWidth, w.outHeight, w.outWidth,
          (w.filterHeight - 1) * w.dilationHeight + 1, (w.filterWidth - 1) * w.dilationWidth + 1};
}

/** Taps and runs live in one block: a filter has few of them, but no fixed bound. */
struct Plan {
  Tap* taps;
  Run* runs;
};

Plan planFor(const Window& w) {
  const size_t count = static_cast<size_t>(w.filterHeight * w.filterWidth);
  char* block = workspace<char>(Slot::row, count * (sizeof(Tap) + sizeof(Run)));
  return {reinterpret_cast<Tap*>(block), reinterpret_cast<Run*>(block + count * sizeof(Tap))};
}

int64_t forwardTaps(const Window& w, Tap* taps) {
  int64_t count = 0;
  for (int64_t y = 0; y < w.filterHeight; y++)
    for (int64_t x = 0; x < w.filterWidth; x++) taps[count++] = {y * w.dilationHeight, x * w.dilationWidth, y, x};
  return count;
}

/**
 * Which outputs saw the inputs `phase`, `phase` + stride, … of one axis: the `t`-th of them was seen through tap k by output t + meets(k).
 * Calls `found(k, meets)` with the taps that meet an output, such that `meets` ascends.
 */
template <typename Found>
void tapsOfPhase(int64_t phase, int64_t pad, int64_t stride, int64_t dilation, int64_t size, const Found& found) {
  for (int64_t k = size - 1; k >= 0; k--) {
    const int64_t distance = phase + pad - k * dilation;
    if (distance % stride == 0) found(k, distance / stride);
  }
}

/** How far the taps of one phase of an axis reach. */
struct Reach {
  int64_t first = 0, count = 0, last = 0;
  void add(int64_t at) {
    if (count++ == 0) first = at;
    last = at;
  }
};

void clearPhase(const Window& w, float* out, int64_t phaseY, int64_t phaseX) {
  for (int64_t image = 0; image < w.batch; image++)
    for (int64_t y = phaseY; y < w.inHeight; y += w.strideHeight)
      for (int64_t x = phaseX; x < w.inWidth; x += w.strideWidth)
        memset(out + ((image * w.inHeight + y) * w.inWidth + x) * w.inChannels, 0,
               static_cast<size_t>(w.inChannels) * sizeof(float));
}

void gradientOfPhase(const Window& w, const float* gradient, const float* filter, float* out, int64_t phaseY, int64_t phaseX) {
  Reach down, across;
  tapsOfPhase(phaseY, w.padTop, w.strideHeight, w.dilationHeight, w.filterHeight, [&](int64_t, int64_t at) { down.add(at); });
  tapsOfPhase(phaseX, w.padLeft, w.strideWidth, w.dilationWidth, w.filterWidth, [&](int64_t, int64_t at) { across.add(at); });
  if (down.count == 0 || across.count == 0) return clearPhase(w, out, phaseY, phaseX);
  const Plan plan = planFor(w);
  int64_t count = 0;
  tapsOfPhase(phaseY, w.padTop, w.strideHeight, w.dilationHeight, w.filterHeight, [&](int64_t ky, int64_t y) {
    tapsOfPhase(phaseX, w.padLeft, w.strideWidth, w.dilationWidth, w.filterWidth, [&](int64_t kx, int64_t x) {
      plan.taps[count++] = {y - down.first, x - across.first, ky, kx};
    });
  });
  const int64_t depth = count * w.outChannels;
  float* panels = workspace<float>(Slot::packedRight, static_cast<size_t>(panelFloats(depth, w.inChannels)));
  packFilter(w, filter, plan.taps, count, w.outChannels, w.inChannels, 1, w.outChannels, panels);
  PatchProduct job = {};
  job.walk = {w.outHeight, w.outWidth, w.outChannels, down.first, across.first, 1, 1,
              (w.inHeight - phaseY + w.strideHeight - 1) / w.strideHeight,
              (w.inWidth - phaseX + w.strideWidth - 1) / w.strideWidth, down.last - down.first + 1, across.last - across.first + 1};
  job.runs = plan.runs;
  job.runCount = runsOf(plan.taps, count, w.outChannels, plan.runs);
  job.depth = depth;
  job.panels = panels;
  job.columns = w.inChannels;
  job.batch = w.batch;
  job.image = gradient;
  job.out = out + (phaseY * w.inWidth + phaseX) * w.inChannels;
  job.outRow = w.strideHeight * w.inWidth * w.inChannels;
  job.outColumn = w.strideWidth * w.inChannels;
  job.outImage = w.inHeight * w.inWidth * w.inChannels;
  multiplyPatches(job);
}

/** sums[taps][columns] += over pixels of image[pixel + offset of tap] * gradient[pixel][columns]. */
template <int64_t taps, int64_t vectors>
void accumulateTaps(const Walk& walk, const Band& band, int64_t rows, const int64_t* offsets, const float* gradient, float* out,
                    int64_t columns, int64_t stride) {
  Vector sum[taps][vectors] = {};
  for (int64_t y = 0; y < rows; y++) {
    const float* row = band.first + y * walk.stepY * band.pitch;
    const float* from[taps];
    for (int64_t t = 0; t < taps; t++) from[t] = row + offsets[t];
    const int64_t step = walk.stepX * walk.channels;
    for (int64_t x = 0, at = 0; x < walk.columns; x++, at += step, gradient += panelColumns) {
      Vector right[vectors];
      for (int64_t v = 0; v < vectors; v++) right[v] = load(gradient + v * lanes);
#pragma GCC unroll 8
      for (int64_t t = 0; t < taps; t++) {
        const Vector left = broadcast(from[t][at]);
#pragma GCC unroll 2
        for (int64_t v = 0; v < vectors; v++) sum[t][v] += left * right[v];
      }
    }
  }
  for (int64_t t = 0; t < taps; t++)
    for (int64_t v = 0; v < vectors; v++) {
      const int64_t present = least(lanes, columns - v * lanes);
      float* to = out + t * stride + v * lanes;
      if (present == lanes) store(to, load(to) + sum[t][v]);
      else storeSome(to, loadSome(to, present) + sum[t][v], present);
    }
}

using Accumulate = void (*)(const Walk&, const Band&, int64_t, const int64_t*, const float*, float*, int64_t, int64_t);

template <int64_t vectors>
Accumulate accumulateOf(int64_t taps) {
  static constexpr Accumulate table[] = {
      accumulateTaps<1, vectors>, accumulateTaps<2, vectors>, accumulateTaps<3, vectors>, accumulateTaps<4, vectors>,
      accumulateTaps<5, vectors>, accumulateTaps<6, vectors>, accumulateTaps<7, vectors>, accumulateTaps<8, vectors>};
  return table[taps - 1];
}

/** Panels of the gradient's pixels: [column block][pixel][panelColumns], filled up with zeros. */
void packGradient(const float* gradient, int64_t pixels, int64_t columns, float* panels) {
  for (int64_t column = 0; column < columns; column += panelColumns) {
    const int64_t present = least(panelColumns, columns - column);
    for (int64_t i = 0; i < pixels; i++, panels += panelColumns) {
      const float* from = gradient + i * columns + column;
      if (present == panelColumns) memcpy(panels, from, panelColumns * sizeof(float));
      else
        for (int64_t j = 0; j < panelColumns; j++) panels[j] = j < present ? from[j] : 0;
    }
  }
}

/** Rows `first` to `last` of the gradient of the filter, a matrix [filterHeight filterWidth inChannels, outChannels]. */
void gradientOfTaps(const Window& w, const float* x, const float* gradient, float* out, int64_t first, int64_t last) {
  const Walk walk = forwardWalk(w);
  const int64_t rows = bandRows(walk), columns = w.outChannels;
  const int64_t imageFloats = w.inHeight * w.inWidth * w.inChannels;
  for (int64_t image = 0; image < w.batch; image++)
    for (int64_t row = 0; row < w.outHeight; row += rows) {
      const int64_t high = least(rows, w.outHeight - row), pixels = high * w.outWidth;
      const Band band = readBand(walk, x + image * imageFloats, row, high);
      float* panels = workspace<float>(Slot::packedLeft, static_cast<size_t>(panelFloats(pixels, columns)));
      packGradient(gradient + (image * w.outHeight + row) * w.outWidth * columns, pixels, columns, panels);
      for (int64_t t = first; t < last;) {
        const int64_t left = last - t, units = (left + tileTaps - 1) / tileTaps, taps = (left + units - 1) / units;
        int64_t offsets[tileTaps];
        for (int64_t i = 0; i < taps; i++) {
          const int64_t channel = (t + i) % w.inChannels, tap = (t + i) / w.inChannels;
          offsets[i] = tap / w.filterWidth * w.dilationHeight * band.pitch +
                       tap % w.filterWidth * w.dilationWidth * w.inChannels + channel;
        }
        for (int64_t column = 0; column < columns; column += panelColumns) {
          const int64_t wide = least(panelColumns, columns - column);
          const Accumulate accumulate = wide > lanes ? accumulateOf<2>(taps) : accumulateOf<1>(taps);
          accumulate(walk, band, high, offsets, panels + column * pixels, out + t * columns + column, wide, columns);
        }
        t += taps;
      }
    }
}

}  // namespace

void convolve(const Window& w, const float* x, const float* filter, float* out, const Epilogue& epilogue) {
  const Plan plan = planFor(w);
  const int64_t count = forwardTaps(w, plan.taps), depth = count * w.inChannels;
  float* panels = workspace<float>(Slot::packedRight, static_cast<size_t>(panelFloats(depth, w.outChannels)));
  packFilter(w, filter, plan.taps, count, w.inChannels, w.outChannels, w.outChannels, 1, panels);
  PatchProduct job = {};
  job.walk = forwardWalk(w);
  job.runs = plan.runs;
  job.runCount = runsOf(plan.taps, count, w.inChannels, plan.runs);
  job.depth = depth;
  job.panels = panels;
  job.columns = w.outChannels;
  job.batch = w.batch;
  job.image = x;
  job.out = out;
  job.outColumn = w.outChannels;
  job.outRow = w.outWidth * w.outChannels;
  job.outImage = w.outHeight * job.outRow;
  job.epilogue = epilogue;
  multiplyPatches(job);
}

void convolveGradientInput(const Window& w, const float* gradient, const float* filter, float* out) {
  for (int64_t y = 0; y < least(w.strideHeight, w.inHeight); y++)
    for (int64_t x = 0; x < least(w.strideWidth, w.inWidth); x++) gradientOfPhase(w, gradient, filter, out, y, x);
}

void convolveGradientFilter(const Window& w, const float* x, const float* gradient, float* out) {
  const int64_t taps = w.filterHeight * w.filterWidth * w.inChannels;
  memset(out, 0, static_cast<size_t>(taps * w.outChannels) * sizeof(float));
  const int64_t pixels = w.batch * w.outHeight * w.outWidth;
  if (taps * w.outChannels == 0) return;
  const bool worthwhile = workOf(pixels, taps, w.outChannels) >= worthThreads;
  // Threads share out the rows of the result, so that sums do not depend on how many threads there are.
  const int64_t units = (taps + tileTaps - 1) / tileTaps, shares = worthwhile ? least(threadCount(), units) : 1;
  parallel(shares, worthwhile, [&](int64_t share) {
    const int64_t first = least(taps, units * share / shares * tileTaps);
    const int64_t last = least(taps, units * (share + 1) / shares * tileTaps);
    gradientOfTaps(w, x, gradient, out, first, last);
  });
}

}  // namespace cairn::CAIRN_TARGET
