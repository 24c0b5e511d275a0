// A band of rows of one image, with its zero padding written out: kernels that read windows need no borders then.
// band[rows][width][channels]
#pragma once

#include "simd.h"
#include "workspace.h"

namespace cairn::CAIRN_TARGET {

/** Where the windows of a walk over an image begin and how far they reach, in pixels of the image; origins may be negative. */
struct Walk {
  int64_t height, width, channels;
  int64_t originY, originX, stepY, stepX, rows, columns, reachY, reachX;
};

struct Band {
  const float* first;  // of the first window's first pixel
  int64_t pitch;       // floats from one row to the next
};

/** Walk rows in one band, such that band and results stay in the second level of the cache. */
CAIRN_INLINE int64_t bandRows(const Walk& walk) {
  constexpr int64_t bandFloats = 48 * 1024;
  const int64_t rowFloats = ((walk.columns - 1) * walk.stepX + walk.reachX) * walk.channels;
  const int64_t rows = (bandFloats / most(1, rowFloats) - walk.reachY) / walk.stepY + 1;
  return least(walk.rows, most(rows, most(1, least(walk.rows, 4))));
}

/** The pixels that windows of `rows` rows from `row` on see: the image itself where no padding is needed, else a copy. */
static inline Band readBand(const Walk& walk, const float* image, int64_t row, int64_t rows) {
  const int64_t top = walk.originY + row * walk.stepY, height = (rows - 1) * walk.stepY + walk.reachY;
  const int64_t left = walk.originX, width = (walk.columns - 1) * walk.stepX + walk.reachX;
  const int64_t imagePitch = walk.width * walk.channels;
  if (top >= 0 && top + height <= walk.height && left >= 0 && left + width <= walk.width)
    return {image + top * imagePitch + left * walk.channels, imagePitch};
  const int64_t pitch = width * walk.channels;
  float* band = workspace<float>(Slot::band, static_cast<size_t>(height * pitch));
  const int64_t from = least(width, most(0, -left)), to = most(from, least(width, walk.width - left));
  for (int64_t y = 0; y < height; y++) {
    float* target = band + y * pitch;
    if (top + y < 0 || top + y >= walk.height) {
      memset(target, 0, static_cast<size_t>(pitch) * sizeof(float));
      continue;
    }
    memset(target, 0, static_cast<size_t>(from * walk.channels) * sizeof(float));
    memcpy(target + from * walk.channels, image + (top + y) * imagePitch + (left + from) * walk.channels,
           static_cast<size_t>((to - from) * walk.channels) * sizeof(float));
    memset(target + to * walk.channels, 0, static_cast<size_t>((width - to) * walk.channels) * sizeof(float));
  }
  return {band, pitch};
}

}  // namespace cairn::CAIRN_TARGET
