// The product of the patches of images and a matrix, see patches.h: a tile of pixels x columns stays in registers over all runs of a patch.
//   image [batch, height, width, channels], panels [column block][depth][panelColumns], out as its strides say
#include "patches.h"

#include "epilogue.h"
#include "threads.h"

namespace cairn::CAIRN_TARGET {
namespace {

#if CAIRN_LANES == 16
constexpr int64_t tilePixels = 12;
#elif defined(__aarch64__)
constexpr int64_t tilePixels = 8;
#else
constexpr int64_t tilePixels = 6;
#endif

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

}  // namespace

void multiplyPatches(const PatchProduct& job) {
  const int64_t rows = bandRows(job.walk), bands = (job.walk.rows + rows - 1) / rows;
  const double work = workOf(job.batch * job.walk.rows * job.walk.columns, job.depth, job.columns);
  parallel(job.batch * bands, work >= worthThreads, [&](int64_t task) {
    const int64_t row = task % bands * rows;
    multiplyBand(job, task / bands, row, least(rows, job.walk.rows - row));
  });
}

int64_t runsOf(const Tap* taps, int64_t count, int64_t channels, Run* runs) {
  for (int64_t i = 0; i < count; i++) runs[i] = {taps[i].row, taps[i].column * channels, channels};
  return joinRuns(runs, count);
}

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

}  // namespace cairn::CAIRN_TARGET
