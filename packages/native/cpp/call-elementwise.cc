// Arguments of functions of one and two numbers, comparisons, choices, and the optimiser.
#include "calls.h"

namespace cairn {

void callUnary(Call& call) {
  const Unary op = static_cast<Unary>(call.choice("op", static_cast<int32_t>(Unary::count)));
  const Array<float> x = call.floats("x", -1);
  float* out = call.floats("out", x.length).data;
  const float first = static_cast<float>(call.number("first")), second = static_cast<float>(call.number("second"));
  kernels().unary(op, x.data, out, x.length, first, second);
}

namespace {

/** Extents, and the strides of two operands that never go backwards. */
Broadcast readBroadcast(Shape& shape, int64_t& aSize, int64_t& bSize, int64_t& size) {
  Broadcast shapes;
  shapes.rank = shape.number("rank", 1, maximumRank);
  Extremes a = {0, 0}, b = {0, 0};
  size = 1;
  for (int64_t d = 0; d < shapes.rank; d++) size = sizeOf({size, shapes.extent[d] = shape.number("extent", 1, INT32_MAX)});
  for (int64_t d = 0; d < shapes.rank; d++) a.add(shapes.extent[d], shapes.aStride[d] = shape.size("stride of a"));
  for (int64_t d = 0; d < shapes.rank; d++) b.add(shapes.extent[d], shapes.bStride[d] = shape.size("stride of b"));
  shape.end();
  const int64_t last = shapes.rank - 1;
  if (shapes.aStride[last] > 1 || shapes.bStride[last] > 1 || (shapes.aStride[last] == 0 && shapes.bStride[last] == 0))
    refuse(false, "the last strides must be 0 or 1, and not both 0");
  aSize = a.highest + 1;
  bSize = b.highest + 1;
  return shapes;
}

}  // namespace

void callBinary(Call& call) {
  const Binary op = static_cast<Binary>(call.choice("op", static_cast<int32_t>(Binary::count)));
  Shape shape(call);
  int64_t aSize, bSize, size;
  const Broadcast shapes = readBroadcast(shape, aSize, bSize, size);
  const float *a = call.floats("a", aSize).data, *b = call.floats("b", bSize).data;
  kernels().binary(op, shapes, a, b, call.floats("out", size).data);
}

void callCompare(Call& call) {
  const Comparison op = static_cast<Comparison>(call.choice("op", static_cast<int32_t>(Comparison::count)));
  Shape shape(call);
  int64_t aSize, bSize, size;
  const Broadcast shapes = readBroadcast(shape, aSize, bSize, size);
  if (call.nextIsFloats()) {
    const float *a = call.floats("a", aSize).data, *b = call.floats("b", bSize).data;
    kernels().compare(op, shapes, a, b, call.bytes("out", size).data);
  } else {
    const int32_t *a = call.integers("a", aSize).data, *b = call.integers("b", bSize).data;
    kernels().compareIntegers(op, shapes, a, b, call.bytes("out", size).data);
  }
}

void callSelect(Call& call) {
  Shape shape(call, 2);
  const int64_t rows = shape.size("rows"), size = shape.size("size");
  const uint8_t* condition = call.bytes("condition", rows).data;
  const float *yes = call.floats("yes", sizeOf({rows, size})).data, *no = call.floats("no", sizeOf({rows, size})).data;
  kernels().select(condition, yes, no, call.floats("out", sizeOf({rows, size})).data, rows, size);
}

void callAdamW(Call& call) {
  const Array<double> o = call.doubles("options", 7);
  const AdamW options = {o.data[0], o.data[1], o.data[2], o.data[3], o.data[4], o.data[5], o.data[6]};
  const Array<float> parameter = call.floats("parameter", -1);
  const float* gradient = call.floats("gradient", parameter.length).data;
  const float* first = call.floats("firstMoment", parameter.length).data;
  const float* second = call.floats("secondMoment", parameter.length).data;
  float* newParameter = call.floats("newParameter", parameter.length).data;
  float* newFirst = call.floats("newFirstMoment", parameter.length).data;
  float* newSecond = call.floats("newSecondMoment", parameter.length).data;
  const float* const in[4] = {parameter.data, gradient, first, second};
  float* const out[3] = {newParameter, newFirst, newSecond};
  kernels().adamW(options, parameter.length, in, out);
}

}  // namespace cairn
