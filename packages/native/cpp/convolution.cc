// Convolutions of images in NHWC, and the gradient of their input.
//   x [batch, inHeight, inWidth, inChannels], filter [filterHeight, filterWidth, inChannels, outChannels],
//   out and gradient [batch, outHeight, outWidth, outChannels]
//
// The gradient of the input is the same product of patches with the filter turned around: for a stride s, one product for each of the
// s x s positions of a pixel within the stride.
#include "patches.h"

namespace cairn::CAIRN_TARGET {
namespace {

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

}  // namespace cairn::CAIRN_TARGET
