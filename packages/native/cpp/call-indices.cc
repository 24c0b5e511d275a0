// Arguments of what only moves numbers: boxes, gathering, segments, running sums, the largest of a row.
#include "calls.h"

namespace cairn {

void callCopyBox(Call& call) {
  Shape shape(call);
  Box box;
  box.rank = shape.number("rank", 0, maximumRank);
  Extremes from = {0, 0}, to = {0, 0};
  from.lowest = from.highest = shape.size("source offset");
  to.lowest = to.highest = shape.size("target offset");
  const int64_t source = from.lowest, target = to.lowest;
  int64_t size = 1;
  for (int64_t d = 0; d < box.rank; d++) size = sizeOf({size, box.extent[d] = shape.size("extent")});
  for (int64_t d = 0; d < box.rank; d++)
    from.add(box.extent[d], box.sourceStride[d] = shape.number("source stride", INT32_MIN, INT32_MAX));
  for (int64_t d = 0; d < box.rank; d++)
    to.add(box.extent[d], box.targetStride[d] = shape.number("target stride", INT32_MIN, INT32_MAX));
  shape.end();
  const Array<uint32_t> x = call.words("source", -1), out = call.words("target", -1);
  if (size == 0) return;
  if (size > out.length) refuse(false, "the box is larger than the target");
  if (from.lowest < 0 || from.highest >= x.length) refuse(false, "the box reaches beyond the source");
  if (to.lowest < 0 || to.highest >= out.length) refuse(false, "the box reaches beyond the target");
  copyBox(box, x.data + source, out.data + target);
}

void callGather(Call& call) {
  Shape shape(call, 4);
  const int64_t batch = shape.size("batch"), size = shape.size("size"), count = shape.size("count"), inner = shape.size("inner");
  const uint32_t* x = call.words("x", sizeOf({batch, size, inner})).data;
  const Array<int32_t> indices = call.integers("indices", sizeOf({batch, count}));
  uint32_t* out = call.words("out", sizeOf({batch, count, inner})).data;
  for (int64_t i = 0; i < indices.length; i++)
    if (indices.data[i] < 0 || indices.data[i] >= size)
      refuse(false, "indices[%lld] must be from 0 to %lld, got %d", static_cast<long long>(i), static_cast<long long>(size - 1),
             indices.data[i]);
  gather(x, indices.data, out, batch, size, count, inner);
}

void callSegmentSum(Call& call) {
  Shape shape(call, 3);
  const int64_t rows = shape.size("rows"), count = shape.size("count"), inner = shape.size("inner");
  const float* x = call.floats("x", sizeOf({rows, inner})).data;
  const int32_t* segments = call.integers("segments", rows).data;
  segmentSum(x, segments, call.floats("out", sizeOf({count, inner})).data, rows, count, inner);
}

void callCumulativeSum(Call& call) {
  Shape shape(call, 5);
  const int64_t outer = shape.size("outer"), count = shape.size("count"), inner = shape.size("inner");
  const bool exclusive = shape.flag("exclusive"), reverse = shape.flag("reverse");
  const float* x = call.floats("x", sizeOf({outer, count, inner})).data;
  float* out = call.floats("out", sizeOf({outer, count, inner})).data;
  if (sizeOf({outer, count, inner}) > 0) cumulativeSum(x, out, outer, count, inner, exclusive, reverse);
}

void callLargest(Call& call) {
  Shape shape(call, 3);
  const int64_t rows = shape.size("rows"), columns = shape.size("columns"), k = shape.number("k", 0, columns);
  const float* x = call.floats("x", sizeOf({rows, columns})).data;
  float* values = call.floats("values", sizeOf({rows, k})).data;
  int32_t* indices = call.integers("indices", sizeOf({rows, k})).data;
  if (k > 0) largest(x, values, indices, rows, columns, k);
}

}  // namespace cairn
