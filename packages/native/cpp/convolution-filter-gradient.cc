// The gradient of a convolution's filter.
//   x [batch, inHeight, inWidth, inChannels], gradient [batch, outHeight, outWidth, outChannels],
//   out [filterHeight, filterWidth, inChannels, outChannels]
//
// A tile of taps x output channels stays in registers over all pixels of a band.
#include "patches.h"
#include "threads.h"

namespace cairn::CAIRN_TARGET {
namespace {

#if CAIRN_LANES == 16 || defined(__aarch64__)
constexpr int64_t tileTaps = 8;
#else
constexpr int64_t tileTaps = 6;
#endif

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
