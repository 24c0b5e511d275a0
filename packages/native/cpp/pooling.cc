// Pooling of images in NHWC, and its gradients.
//   x [batch, inHeight, inWidth, channels], out and gradient [batch, outHeight, outWidth, channels]
// Padding takes no part: the largest and the mean are those of the pixels inside the image. NaN in a window is its largest value.
#include "dispatch.h"
#include "simd.h"
#include "workspace.h"

namespace cairn::CAIRN_TARGET {
namespace {

/** Pixels of the image in one window: rows from `top` on and columns from `left` on, `dilation` apart. */
struct Pixels {
  int64_t top, left, rows, columns;
};

CAIRN_INLINE void clip(int64_t& start, int64_t& count, int64_t size, int64_t dilation) {
  const int64_t skipped = start >= 0 ? 0 : least(count, (-start + dilation - 1) / dilation);
  start += skipped * dilation;
  count -= skipped;
  count = start >= size ? 0 : least(count, (size - start + dilation - 1) / dilation);
}

CAIRN_INLINE Pixels pixelsOf(const Window& w, int64_t oy, int64_t ox) {
  Pixels p = {oy * w.strideHeight - w.padTop, ox * w.strideWidth - w.padLeft, w.filterHeight, w.filterWidth};
  clip(p.top, p.rows, w.inHeight, w.dilationHeight);
  clip(p.left, p.columns, w.inWidth, w.dilationWidth);
  return p;
}

/** Calls `visit(image, pixels, output pixel)` for every window. */
template <typename Visit>
CAIRN_INLINE void visitWindows(const Window& w, const Visit& visit) {
  for (int64_t image = 0; image < w.batch; image++)
    for (int64_t oy = 0; oy < w.outHeight; oy++)
      for (int64_t ox = 0; ox < w.outWidth; ox++)
        visit(image, pixelsOf(w, oy, ox), (image * w.outHeight + oy) * w.outWidth + ox);
}

/** Calls `visit(offset of the pixel's channels)` for every pixel of a window. */
template <typename Visit>
CAIRN_INLINE void visitPixels(const Window& w, int64_t image, const Pixels& p, const Visit& visit) {
  for (int64_t y = 0; y < p.rows; y++)
    for (int64_t x = 0; x < p.columns; x++)
      visit(((image * w.inHeight + p.top + y * w.dilationHeight) * w.inWidth + p.left + x * w.dilationWidth) * w.inChannels);
}

/** Calls `visit(first channel, how many)`, a vector's worth at a time. */
template <typename Visit>
CAIRN_INLINE void visitChannels(int64_t channels, const Visit& visit) {
  int64_t c = 0;
  for (; c + lanes <= channels; c += lanes) visit(c, lanes);
  if (c < channels) visit(c, channels - c);
}

CAIRN_INLINE Vector loadUpTo(const float* from, int64_t count) { return count == lanes ? load(from) : loadSome(from, count); }
CAIRN_INLINE void storeUpTo(float* to, Vector value, int64_t count) {
  if (count == lanes) store(to, value);
  else storeSome(to, value, count);
}

void clear(float* out, int64_t count) { memset(out, 0, static_cast<size_t>(count) * sizeof(float)); }

}  // namespace

void maxPool(const Window& w, const float* x, float* out) {
  visitWindows(w, [&](int64_t image, const Pixels& pixels, int64_t output) {
    visitChannels(w.inChannels, [&](int64_t c, int64_t count) {
      Vector largest = broadcast(-INFINITY);
      visitPixels(w, image, pixels, [&](int64_t at) { largest = larger(largest, loadUpTo(x + at + c, count)); });
      storeUpTo(out + output * w.inChannels + c, largest, count);
    });
  });
}

void averagePool(const Window& w, const float* x, float* out) {
  visitWindows(w, [&](int64_t image, const Pixels& pixels, int64_t output) {
    const Vector number = broadcast(static_cast<float>(pixels.rows * pixels.columns));
    visitChannels(w.inChannels, [&](int64_t c, int64_t count) {
      Vector sum = {};
      visitPixels(w, image, pixels, [&](int64_t at) { sum += loadUpTo(x + at + c, count); });
      storeUpTo(out + output * w.inChannels + c, sum / number, count);
    });
  });
}

/** The gradient goes to the first of the largest values of each window. */
void maxPoolGradient(const Window& w, const float* x, const float* gradient, float* out) {
  clear(out, w.batch * w.inHeight * w.inWidth * w.inChannels);
  visitWindows(w, [&](int64_t image, const Pixels& pixels, int64_t output) {
    visitChannels(w.inChannels, [&](int64_t c, int64_t count) {
      Vector largest = broadcast(-INFINITY);
      Integers where = {};
      Integers index = {};
      visitPixels(w, image, pixels, [&](int64_t at) {
        const Vector value = loadUpTo(x + at + c, count);
        const Integers better = (largest == largest) & ((value > largest) | (value != value));
        largest = better ? value : largest;
        where = better ? index : where;
        index += 1;
      });
      const Vector back = loadUpTo(gradient + output * w.inChannels + c, count);
      index = Integers{};
      visitPixels(w, image, pixels, [&](int64_t at) {
        float* to = out + at + c;
        const Vector share = where == index ? back : Vector{};
        storeUpTo(to, loadUpTo(to, count) + share, count);
        index += 1;
      });
    });
  });
}

void averagePoolGradient(const Window& w, const float* gradient, float* out) {
  clear(out, w.batch * w.inHeight * w.inWidth * w.inChannels);
  visitWindows(w, [&](int64_t image, const Pixels& pixels, int64_t output) {
    const Vector number = broadcast(static_cast<float>(pixels.rows * pixels.columns));
    visitChannels(w.inChannels, [&](int64_t c, int64_t count) {
      const Vector share = loadUpTo(gradient + output * w.inChannels + c, count) / number;
      visitPixels(w, image, pixels, [&](int64_t at) {
        float* to = out + at + c;
        storeUpTo(to, loadUpTo(to, count) + share, count);
      });
    });
  });
}

}  // namespace cairn::CAIRN_TARGET
