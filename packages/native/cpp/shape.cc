// Copies of boxes: target[extent] = source[extent], each array walked with strides of its own. Transpose, slice, concat, pad, tile, reverse,
// stack and broadcast are such copies; module.cc has checked that no stride leads out of an array.
#include "dispatch.h"
#include "transpose-four.h"

namespace cairn {
namespace {

using namespace CAIRN_TARGET;

/** A part of a box: `count` of its elements along an axis. */
struct Axis {
  int64_t count, source, target;
};

void copyRow(const Axis& axis, const uint32_t* source, uint32_t* target) {
  if (axis.target == 1 && axis.source == 1) {
    memcpy(target, source, static_cast<size_t>(axis.count) * sizeof(uint32_t));
  } else if (axis.target == 1 && axis.source == 0) {
    const uint32_t value = *source;
    for (int64_t i = 0; i < axis.count; i++) target[i] = value;
  } else {
    for (int64_t i = 0; i < axis.count; i++) target[i * axis.target] = source[i * axis.source];
  }
}

/** A plane whose rows lie in the source (`down` has source stride 1) and whose columns lie in the target (`across` has target stride 1). */
void transposePlane(const Axis& down, const Axis& across, const uint32_t* source, uint32_t* target) {
  constexpr int64_t tile = 16;
  const float* from = reinterpret_cast<const float*>(source);
  float* to = reinterpret_cast<float*>(target);
  for (int64_t y = 0; y < down.count; y += tile)
    for (int64_t x = 0; x < across.count; x += tile) {
      const int64_t high = least(tile, down.count - y), wide = least(tile, across.count - x);
      for (int64_t i = 0; i < wide; i += 4)
        for (int64_t j = 0; j < high; j += 4) {
          const float* corner = from + (x + i) * across.source + y + j;
          float* place = to + (y + j) * down.target + x + i;
          if (i + 4 <= wide && j + 4 <= high) {
            transposeFour(corner, across.source, place, down.target);
            continue;
          }
          for (int64_t b = 0; b < least(4, wide - i); b++)
            for (int64_t a = 0; a < least(4, high - j); a++)
              memcpy(place + a * down.target + b, corner + b * across.source + a, sizeof(float));
        }
    }
}

/** Visits every element of the axes, with its offset in source and target. */
template <typename Visit>
void visitBox(const Axis* axes, int64_t rank, int64_t source, int64_t target, const Visit& visit) {
  if (rank == 0) return visit(source, target);
  for (int64_t i = 0; i < axes[0].count; i++, source += axes[0].source, target += axes[0].target)
    visitBox(axes + 1, rank - 1, source, target, visit);
}

}  // namespace

void copyBox(const Box& box, const uint32_t* source, uint32_t* target) {
  Axis axes[maximumRank];
  int64_t rank = 0, row = -1, plane = -1;
  for (int64_t d = 0; d < box.rank; d++) axes[rank++] = {box.extent[d], box.sourceStride[d], box.targetStride[d]};
  const Axis one = {1, 1, 1};
  if (rank == 0) return copyRow(one, source, target);
  row = rank - 1;
  for (int64_t d = 0; d < row; d++)
    if (axes[d].source == 1 && axes[d].count > 1) plane = d;
  const Axis last = axes[row];
  if (plane < 0 || last.target != 1 || last.source == 1)
    return visitBox(axes, row, 0, 0, [&](int64_t s, int64_t t) { copyRow(last, source + s, target + t); });
  const Axis down = axes[plane];
  for (int64_t d = plane; d + 1 < row; d++) axes[d] = axes[d + 1];
  visitBox(axes, row - 1, 0, 0, [&](int64_t s, int64_t t) { transposePlane(down, last, source + s, target + t); });
}

}  // namespace cairn
