// What the convolutions share: panels of `panelColumns` output channels, and the product of patches that is both the forward pass and
// the gradient of the input. The matrix of patches (im2col) is never written: a row of it is a few runs of consecutive floats in the
// image, so the product reads them where they lie.
#pragma once

#include "band.h"
#include "dispatch.h"

namespace cairn::CAIRN_TARGET {

constexpr int64_t panelColumns = 2 * lanes;
/** Below this number of multiplications a job is done before other threads are awake. */
constexpr double worthThreads = 2e6;

CAIRN_INLINE double workOf(int64_t pixels, int64_t depth, int64_t columns) {
  return static_cast<double>(pixels) * static_cast<double>(depth) * static_cast<double>(columns);
}

CAIRN_INLINE int64_t panelFloats(int64_t depth, int64_t columns) {
  return (columns + panelColumns - 1) / panelColumns * panelColumns * depth;
}

/** The windows of a forward pass. */
CAIRN_INLINE Walk forwardWalk(const Window& w) {
  return {w.inHeight, w.inWidth, w.inChannels, -w.padTop, -w.padLeft, w.strideHeight, w.strideWidth, w.outHeight, w.outWidth,
          (w.filterHeight - 1) * w.dilationHeight + 1, (w.filterWidth - 1) * w.dilationWidth + 1};
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

void multiplyPatches(const PatchProduct&);

/** The taps of a filter as runs of the image, `channels` floats each; runs that touch become one. Returns how many there are. */
int64_t runsOf(const Tap* taps, int64_t count, int64_t channels, Run* runs);

/**
 * panels[column block][tap][depth][panelColumns] of filter[tap][depth][columns], whose strides are given: turned around, depth and columns
 * change places.
 */
void packFilter(const Window&, const float* filter, const Tap* taps, int64_t count, int64_t depth, int64_t columns, int64_t depthStride,
                int64_t columnStride, float* panels);

}  // namespace cairn::CAIRN_TARGET
