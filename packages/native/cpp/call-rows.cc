// Arguments of reductions, of functions of rows, and of resizing.
#include "calls.h"

namespace cairn {

void callReduce(Call& call) {
  const Reduction op = static_cast<Reduction>(call.choice("op", static_cast<int32_t>(Reduction::count)));
  Shape shape(call, 3);
  const int64_t outer = shape.size("outer"), reduced = shape.size("reduced"), inner = shape.size("inner");
  const bool positions = op == Reduction::argMaximum || op == Reduction::argMinimum;
  if (positions && reduced == 0) refuse(false, "nothing has no largest entry");
  const float* x = call.floats("x", sizeOf({outer, reduced, inner})).data;
  const int64_t size = sizeOf({outer, inner});
  void* out = positions ? static_cast<void*>(call.integers("out", size).data) : call.floats("out", size).data;
  if (size > 0) kernels().reduce(op, x, out, outer, reduced, inner);
}

namespace {

template <auto kernel>
void overRows(Call& call) {
  Shape shape(call, 2);
  const int64_t rows = shape.size("rows"), columns = shape.size("columns");
  const float* logits = call.floats("logits", sizeOf({rows, columns})).data;
  float* out = call.floats("out", sizeOf({rows, columns})).data;
  if (columns > 0) (kernels().*kernel)(logits, out, rows, columns);
}

}  // namespace

void callSoftmax(Call& call) { overRows<&Kernels::softmax>(call); }
void callLogSoftmax(Call& call) { overRows<&Kernels::logSoftmax>(call); }

void callNormalize(Call& call) {
  Shape shape(call, 2);
  const int64_t rows = shape.size("rows"), columns = shape.size("columns");
  const float* x = call.floats("x", sizeOf({rows, columns})).data;
  const float *mean = call.floats("mean", columns).data, *scale = call.floats("scale", columns).data;
  const float* offset = call.floats("offset", columns).data;
  float* out = call.floats("out", sizeOf({rows, columns})).data;
  if (columns > 0) kernels().normalize(x, mean, scale, offset, out, rows, columns);
}

namespace {

Resize readResize(Shape& shape) {
  Resize r;
  r.batch = shape.size("batch");
  r.inHeight = shape.number("inHeight", 1, INT32_MAX);
  r.inWidth = shape.number("inWidth", 1, INT32_MAX);
  r.outHeight = shape.size("outHeight");
  r.outWidth = shape.size("outWidth");
  r.channels = shape.size("channels");
  r.alignCorners = shape.flag("alignCorners");
  r.halfPixelCenters = shape.flag("halfPixelCenters");
  return r;
}

template <bool gradient>
void resize(Call& call) {
  Shape shape(call, 8);
  const Resize r = readResize(shape);
  const int64_t small = sizeOf({r.batch, r.inHeight, r.inWidth, r.channels});
  const int64_t large = sizeOf({r.batch, r.outHeight, r.outWidth, r.channels});
  const float* x = call.floats(gradient ? "gradient" : "x", gradient ? large : small).data;
  const Array<float> out = call.floats("out", gradient ? small : large);
  if (large == 0) return gradient ? clear(out) : void();
  if (gradient) kernels().resizeBilinearGradient(r, x, out.data);
  else kernels().resizeBilinear(r, x, out.data);
}

}  // namespace

void callResizeBilinear(Call& call) { resize<false>(call); }
void callResizeBilinearGradient(Call& call) { resize<true>(call); }

}  // namespace cairn
