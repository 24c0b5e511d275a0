// Depthwise convolutions of images in NHWC, and both gradients. Each channel has `multiplier` filters of its own.
//   x [batch, inHeight, inWidth, inChannels], filter [filterHeight, filterWidth, inChannels, multiplier],
//   out and gradient [batch, outHeight, outWidth, outChannels], outChannels = inChannels * multiplier
//
// A pixel of the image is first spread such that each channel stands `multiplier` times, as in the result and in the filter; then every
// step is elementwise over outChannels.
#include "dispatch.h"
#include "epilogue.h"
#include "workspace.h"

namespace cairn::CAIRN_TARGET {
namespace {

struct Range {
  int64_t first, last;
};

/** Taps of one axis that meet the image from a window that begins at `start`. */
CAIRN_INLINE Range tapsInside(int64_t start, int64_t size, int64_t dilation, int64_t taps) {
  const int64_t first = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
  const int64_t last = start >= size ? 0 : (size - start + dilation - 1) / dilation;
  return {least(first, taps), most(least(first, taps), least(last, taps))};
}

/** sum[i] += x[i] y[i] */
CAIRN_INLINE void accumulateProducts(float* sum, const float* x, const float* y, int64_t count) {
  int64_t i = 0;
  for (; i + lanes <= count; i += lanes) store(sum + i, load(sum + i) + load(x + i) * load(y + i));
  for (; i < count; i++) sum[i] += x[i] * y[i];
}

/** The image with each channel `multiplier` times; the image itself for one. */
const float* spread(const Window& w, const float* image) {
  const int64_t multiplier = w.outChannels / w.inChannels, values = w.inHeight * w.inWidth * w.inChannels;
  if (multiplier == 1) return image;
  float* copy = workspace<float>(Slot::band, static_cast<size_t>(values * multiplier));
  for (int64_t i = 0; i < values; i++)
    for (int64_t q = 0; q < multiplier; q++) copy[i * multiplier + q] = image[i];
  return copy;
}

/** Calls `visit(output pixel, input pixel, tap)` for every tap of every window of one image that lies inside it. */
template <typename Visit>
CAIRN_INLINE void visitTaps(const Window& w, const Visit& visit) {
  for (int64_t oy = 0; oy < w.outHeight; oy++) {
    const int64_t top = oy * w.strideHeight - w.padTop;
    const Range down = tapsInside(top, w.inHeight, w.dilationHeight, w.filterHeight);
    for (int64_t ox = 0; ox < w.outWidth; ox++) {
      const int64_t left = ox * w.strideWidth - w.padLeft;
      const Range across = tapsInside(left, w.inWidth, w.dilationWidth, w.filterWidth);
      for (int64_t ky = down.first; ky < down.last; ky++)
        for (int64_t kx = across.first; kx < across.last; kx++)
          visit(oy * w.outWidth + ox, (top + ky * w.dilationHeight) * w.inWidth + left + kx * w.dilationWidth,
                ky * w.filterWidth + kx);
    }
  }
}

}  // namespace

void depthwise(const Window& w, const float* x, const float* filter, float* out, const Epilogue& epilogue) {
  const int64_t channels = w.outChannels, pixels = w.outHeight * w.outWidth;
  if (channels == 0) return;
  for (int64_t image = 0; image < w.batch; image++) {
    const float* from = spread(w, x + image * w.inHeight * w.inWidth * w.inChannels);
    float* to = out + image * pixels * channels;
    memset(to, 0, static_cast<size_t>(pixels * channels) * sizeof(float));
    visitTaps(w, [&](int64_t output, int64_t input, int64_t tap) {
      accumulateProducts(to + output * channels, from + input * channels, filter + tap * channels, channels);
    });
    if (hasEffect(epilogue))
      for (int64_t i = 0; i < pixels; i++) finishRow(to + i * channels, channels, epilogue);
  }
}

void depthwiseGradientInput(const Window& w, const float* gradient, const float* filter, float* out) {
  const int64_t values = w.inHeight * w.inWidth * w.inChannels;
  if (w.outChannels == 0) {
    memset(out, 0, static_cast<size_t>(w.batch * values) * sizeof(float));
    return;
  }
  const int64_t channels = w.outChannels, multiplier = channels / w.inChannels;
  for (int64_t image = 0; image < w.batch; image++) {
    const float* from = gradient + image * w.outHeight * w.outWidth * channels;
    float* to = out + image * values;
    float* wide = multiplier == 1 ? to : workspace<float>(Slot::band, static_cast<size_t>(values * multiplier));
    memset(wide, 0, static_cast<size_t>(values * multiplier) * sizeof(float));
    visitTaps(w, [&](int64_t output, int64_t input, int64_t tap) {
      accumulateProducts(wide + input * channels, from + output * channels, filter + tap * channels, channels);
    });
    if (multiplier == 1) continue;
    for (int64_t i = 0; i < values; i++) {
      to[i] = 0;
      for (int64_t q = 0; q < multiplier; q++) to[i] += wide[i * multiplier + q];
    }
  }
}

void depthwiseGradientFilter(const Window& w, const float* x, const float* gradient, float* out) {
  const int64_t channels = w.outChannels;
  memset(out, 0, static_cast<size_t>(w.filterHeight * w.filterWidth * channels) * sizeof(float));
  if (channels == 0) return;
  for (int64_t image = 0; image < w.batch; image++) {
    const float* from = spread(w, x + image * w.inHeight * w.inWidth * w.inChannels);
    const float* back = gradient + image * w.outHeight * w.outWidth * channels;
    visitTaps(w, [&](int64_t output, int64_t input, int64_t tap) {
      accumulateProducts(out + tap * channels, from + input * channels, back + output * channels, channels);
    });
  }
}

}  // namespace cairn::CAIRN_TARGET
