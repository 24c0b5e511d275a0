// Bilinear resizing of images in NHWC, and its gradient: x [batch, inHeight, inWidth, channels], out [batch, outHeight, outWidth, channels].
// Where a pixel of the result lies in the image: y * scale, or (y + 1/2) * scale - 1/2 with halfPixelCenters; scale is in / out, or
// (in - 1) / (out - 1) with alignCorners. Beyond the border, the border's pixels count.
#include "dispatch.h"
#include "simd.h"

namespace cairn::CAIRN_TARGET {
namespace {

/** A pixel of the result on one axis: between two of the image, nearer to the second the larger `weight`. */
struct Place {
  int64_t before, after;
  float weight;
};

CAIRN_INLINE Place placeOf(int64_t at, int64_t in, int64_t out, const Resize& r) {
  const bool corners = r.alignCorners && out > 1;
  const double scale = corners ? static_cast<double>(in - 1) / static_cast<double>(out - 1)
                               : static_cast<double>(in) / static_cast<double>(out);
  const double centre = static_cast<double>(at);
  const double exact = r.halfPixelCenters ? (centre + 0.5) * scale - 0.5 : centre * scale;
  const double within = exact < 0 ? 0 : exact > static_cast<double>(in - 1) ? static_cast<double>(in - 1) : exact;
  const int64_t before = static_cast<int64_t>(within);
  return {before, least(before + 1, in - 1), static_cast<float>(within - static_cast<double>(before))};
}

/** Calls `visit(output pixel, the four input pixels, weights down and across)` for every pixel of the result. */
template <typename Visit>
CAIRN_INLINE void visitPixels(const Resize& r, const Visit& visit) {
  for (int64_t b = 0; b < r.batch; b++)
    for (int64_t y = 0; y < r.outHeight; y++) {
      const Place down = placeOf(y, r.inHeight, r.outHeight, r);
      const int64_t top = (b * r.inHeight + down.before) * r.inWidth, bottom = (b * r.inHeight + down.after) * r.inWidth;
      for (int64_t x = 0; x < r.outWidth; x++) {
        const Place across = placeOf(x, r.inWidth, r.outWidth, r);
        const int64_t corners[4] = {(top + across.before) * r.channels, (top + across.after) * r.channels,
                                    (bottom + across.before) * r.channels, (bottom + across.after) * r.channels};
        visit(((b * r.outHeight + y) * r.outWidth + x) * r.channels, corners, down.weight, across.weight);
      }
    }
}

}  // namespace

void resizeBilinear(const Resize& r, const float* x, float* out) {
  visitPixels(r, [&](int64_t at, const int64_t corners[4], float down, float across) {
#pragma omp simd
    for (int64_t c = 0; c < r.channels; c++) {
      const float top = x[corners[0] + c] + (x[corners[1] + c] - x[corners[0] + c]) * across;
      const float bottom = x[corners[2] + c] + (x[corners[3] + c] - x[corners[2] + c]) * across;
      out[at + c] = top + (bottom - top) * down;
    }
  });
}

void resizeBilinearGradient(const Resize& r, const float* gradient, float* out) {
  memset(out, 0, static_cast<size_t>(r.batch * r.inHeight * r.inWidth * r.channels) * sizeof(float));
  visitPixels(r, [&](int64_t at, const int64_t corners[4], float down, float across) {
    const float weights[4] = {(1 - down) * (1 - across), (1 - down) * across, down * (1 - across), down * across};
    for (int64_t k = 0; k < 4; k++)
#pragma omp simd
      for (int64_t c = 0; c < r.channels; c++) out[corners[k] + c] += weights[k] * gradient[at + c];
  });
}

}  // namespace cairn::CAIRN_TARGET
