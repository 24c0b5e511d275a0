// The binary's face to JavaScript (Node-API 8). Every function takes a shape (an Int32Array) and typed arrays that it reads or fills in place.
// Anything that does not fit exactly is a TypeError or RangeError; memory that cannot be had is an Error that says so.
#include <string.h>

#include <atomic>
#include <initializer_list>
#include <new>

#include "arguments.h"
#include "dispatch.h"
#include "threads.h"

namespace cairn {
namespace {

/** Becomes an Error with the code CAIRN_CONVERGENCE. */
struct NoConvergence {};

constexpr int64_t reach = 1 << 15;  // of strides, dilations, filters and padding

/** Where `at`, `at + step`, … of `count` may lead. */
struct Extremes {
  int64_t lowest, highest;
  void add(int64_t count, int64_t step) { (step < 0 ? lowest : highest) += (count - 1) * step; }
};

Window readWindow(Shape& shape) {
  Window w;
  w.batch = shape.size("batch");
  w.inHeight = shape.size("inHeight");
  w.inWidth = shape.size("inWidth");
  w.inChannels = shape.size("inChannels");
  w.outHeight = shape.size("outHeight");
  w.outWidth = shape.size("outWidth");
  w.outChannels = shape.size("outChannels");
  w.filterHeight = shape.number("filterHeight", 1, reach);
  w.filterWidth = shape.number("filterWidth", 1, reach);
  w.strideHeight = shape.number("strideHeight", 1, reach);
  w.strideWidth = shape.number("strideWidth", 1, reach);
  w.dilationHeight = shape.number("dilationHeight", 1, reach);
  w.dilationWidth = shape.number("dilationWidth", 1, reach);
  w.padTop = shape.number("padTop", -reach, reach);
  w.padLeft = shape.number("padLeft", -reach, reach);
  // The last window begins inside the image or its padding, and no padded row is out of proportion: scratch memory stays bounded.
  if ((w.outHeight - 1) * w.strideHeight > w.inHeight + reach || (w.outWidth - 1) * w.strideWidth > w.inWidth + reach)
    refuse(false, "the windows reach beyond the image");
  const int64_t height = (w.outHeight - 1) * w.strideHeight + (w.filterHeight - 1) * w.dilationHeight + 1;
  const int64_t width = (w.outWidth - 1) * w.strideWidth + (w.filterWidth - 1) * w.dilationWidth + 1;
  constexpr int64_t largest = int64_t{1} << 31;
  if (w.outHeight > 0 && w.outWidth > 0 &&
      (height > largest || width > largest || sizeOf({height, width, w.inChannels}) > largest))
    refuse(false, "the windows and their padding are too large");
  return w;
}

int64_t inSize(const Window& w) { return sizeOf({w.batch, w.inHeight, w.inWidth, w.inChannels}); }
int64_t outSize(const Window& w) { return sizeOf({w.batch, w.outHeight, w.outWidth, w.outChannels}); }
int64_t filterSize(const Window& w) { return sizeOf({w.filterHeight, w.filterWidth, w.inChannels, w.outChannels}); }
int64_t depthwiseFilterSize(const Window& w) { return sizeOf({w.filterHeight, w.filterWidth, w.outChannels}); }

void clear(const Array<float>& out) {
  for (int64_t i = 0; i < out.length; i++) out.data[i] = 0;
}

void checkMultiplier(const Window& w) {
  if (w.inChannels == 0 ? w.outChannels != 0 : w.outChannels % w.inChannels != 0)
    refuse(false, "outChannels must be a multiple of inChannels");
}

void checkSameChannels(const Window& w) {
  if (w.inChannels != w.outChannels) refuse(false, "outChannels must equal inChannels");
}

Epilogue readEpilogue(Call& call, Activation activation, int64_t columns) {
  const float* bias = call.skipNull() ? nullptr : call.floats("bias", columns).data;
  return {bias, activation, static_cast<float>(call.number("slope"))};
}

Activation readActivation(Shape& shape) {
  return static_cast<Activation>(shape.number("activation", 0, static_cast<int64_t>(Activation::count) - 1));
}

void callGemm(Call& call) {
  Shape shape(call, 9);
  Gemm g;
  g.batch = shape.size("batch");
  g.m = shape.size("m");
  g.n = shape.size("n");
  g.k = shape.size("k");
  const bool aShared = shape.flag("aShared"), bShared = shape.flag("bShared");
  g.transposeA = shape.flag("transposeA");
  g.transposeB = shape.flag("transposeB");
  const Activation activation = readActivation(shape);
  g.aStride = aShared ? 0 : g.m * g.k;
  g.bStride = bShared ? 0 : g.k * g.n;
  g.a = call.floats("a", sizeOf({aShared ? 1 : g.batch, g.m, g.k})).data;
  g.b = call.floats("b", sizeOf({bShared ? 1 : g.batch, g.k, g.n})).data;
  g.c = call.floats("c", sizeOf({g.batch, g.m, g.n})).data;
  g.epilogue = readEpilogue(call, activation, g.n);
  kernels().gemm(g);
}

void callConvolve(Call& call) {
  Shape shape(call, 16);
  const Window w = readWindow(shape);
  const Activation activation = readActivation(shape);
  const float* x = call.floats("x", inSize(w)).data;
  const float* filter = call.floats("filter", filterSize(w)).data;
  float* out = call.floats("out", outSize(w)).data;
  const Epilogue epilogue = readEpilogue(call, activation, w.outChannels);
  if (outSize(w) > 0) kernels().convolve(w, x, filter, out, epilogue);
}

void callConvolveGradientInput(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const float* filter = call.floats("filter", filterSize(w)).data;
  const Array<float> out = call.floats("out", inSize(w));
  if (outSize(w) == 0 || inSize(w) == 0) return clear(out);
  // Phase by phase, the outputs are an image that the same windows reach beyond; its rows are bounded like those of the input.
  const int64_t width = w.inWidth + (w.filterWidth - 1) * w.dilationWidth + 1;
  const int64_t height = w.inHeight + (w.filterHeight - 1) * w.dilationHeight + 1;
  if (sizeOf({height, width, w.outChannels}) > int64_t{1} << 31) refuse(false, "the windows and their padding are too large");
  kernels().convolveGradientInput(w, gradient, filter, out.data);
}

void callConvolveGradientFilter(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  const float* x = call.floats("x", inSize(w)).data;
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const Array<float> out = call.floats("out", filterSize(w));
  if (outSize(w) == 0) return clear(out);
  kernels().convolveGradientFilter(w, x, gradient, out.data);
}

void callDepthwise(Call& call) {
  Shape shape(call, 16);
  const Window w = readWindow(shape);
  const Activation activation = readActivation(shape);
  checkMultiplier(w);
  const float* x = call.floats("x", inSize(w)).data;
  const float* filter = call.floats("filter", depthwiseFilterSize(w)).data;
  float* out = call.floats("out", outSize(w)).data;
  const Epilogue epilogue = readEpilogue(call, activation, w.outChannels);
  if (outSize(w) > 0) kernels().depthwise(w, x, filter, out, epilogue);
}

void callDepthwiseGradientInput(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  checkMultiplier(w);
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const float* filter = call.floats("filter", depthwiseFilterSize(w)).data;
  const Array<float> out = call.floats("out", inSize(w));
  if (outSize(w) == 0) return clear(out);
  kernels().depthwiseGradientInput(w, gradient, filter, out.data);
}

void callDepthwiseGradientFilter(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  checkMultiplier(w);
  const float* x = call.floats("x", inSize(w)).data;
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const Array<float> out = call.floats("out", depthwiseFilterSize(w));
  if (outSize(w) == 0) return clear(out);
  kernels().depthwiseGradientFilter(w, x, gradient, out.data);
}

template <auto kernel>
void callPool(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  checkSameChannels(w);
  const float* x = call.floats("x", inSize(w)).data;
  float* out = call.floats("out", outSize(w)).data;
  if (outSize(w) > 0) (kernels().*kernel)(w, x, out);
}

void callMaxPoolGradient(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  checkSameChannels(w);
  const float* x = call.floats("x", inSize(w)).data;
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const Array<float> out = call.floats("out", inSize(w));
  if (outSize(w) == 0) return clear(out);
  kernels().maxPoolGradient(w, x, gradient, out.data);
}

void callAveragePoolGradient(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  checkSameChannels(w);
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const Array<float> out = call.floats("out", inSize(w));
  if (outSize(w) == 0) return clear(out);
  kernels().averagePoolGradient(w, gradient, out.data);
}

void callUnary(Call& call) {
  const Unary op = static_cast<Unary>(call.choice("op", static_cast<int32_t>(Unary::count)));
  const Array<float> x = call.floats("x", -1);
  float* out = call.floats("out", x.length).data;
  const float first = static_cast<float>(call.number("first")), second = static_cast<float>(call.number("second"));
  kernels().unary(op, x.data, out, x.length, first, second);
}

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

template <auto kernel>
void callRows(Call& call) {
  Shape shape(call, 2);
  const int64_t rows = shape.size("rows"), columns = shape.size("columns");
  const float* logits = call.floats("logits", sizeOf({rows, columns})).data;
  float* out = call.floats("out", sizeOf({rows, columns})).data;
  if (columns > 0) (kernels().*kernel)(logits, out, rows, columns);
}

void callNormalize(Call& call) {
  Shape shape(call, 2);
  const int64_t rows = shape.size("rows"), columns = shape.size("columns");
  const float* x = call.floats("x", sizeOf({rows, columns})).data;
  const float *mean = call.floats("mean", columns).data, *scale = call.floats("scale", columns).data;
  const float* offset = call.floats("offset", columns).data;
  float* out = call.floats("out", sizeOf({rows, columns})).data;
  if (columns > 0) kernels().normalize(x, mean, scale, offset, out, rows, columns);
}

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
void callResize(Call& call) {
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

void callSymmetricEigen(Call& call) {
  Shape shape(call, 1);
  const int64_t size = shape.size("size");
  double* matrix = call.doubles("matrix", sizeOf({size, size})).data;
  double* values = call.doubles("values", size).data;
  double* vectors = call.doubles("vectors", sizeOf({size, size})).data;
  for (int64_t i = 0; i < size * size; i++)
    if (!(matrix[i] > -1e150 && matrix[i] < 1e150)) refuse(false, "entries of the matrix must be finite and below 1e150");
  if (!kernels().symmetricEigen(matrix, values, vectors, size)) throw NoConvergence();
}

void callSymmetricProduct(Call& call) {
  Shape shape(call, 1);
  const int64_t size = shape.size("size");
  const double* matrix = call.doubles("matrix", sizeOf({size, size})).data;
  const double* x = call.doubles("x", size).data;
  kernels().symmetricProduct(matrix, x, call.doubles("y", size).data, size);
}

void callUseTarget(Call& call) {
  char name[32];
  call.text("name", name, sizeof name);
  if (!useTarget(name)) refuse(false, "this processor or binary has no target '%s'", name);
}

napi_value failure(napi_env env, bool isType, const char* code, const char* message) {
  if (isType) napi_throw_type_error(env, code, message);
  else napi_throw_range_error(env, code, message);
  return nullptr;
}

template <void (*function)(Call&)>
napi_value enter(napi_env env, napi_callback_info info) {
  try {
    Call call(env, info);
    function(call);
  } catch (const Refusal& refusal) {
    return failure(env, refusal.isType, "CAIRN_ARGUMENT", refusal.message);
  } catch (const NoConvergence&) {
    napi_throw_error(env, "CAIRN_CONVERGENCE", "no convergence in 60 sweeps");
  } catch (const std::bad_alloc&) {
    napi_throw_error(env, "CAIRN_MEMORY", "out of memory");
  } catch (...) {
    napi_throw_error(env, "CAIRN_INTERNAL", "unexpected failure");
  }
  return nullptr;
}

void setText(napi_env env, napi_value object, const char* name, const char* text) {
  napi_value value;
  napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &value);
  napi_set_named_property(env, object, name, value);
}

/** {version, interface, target, targets, threads}; `interface` changes with the functions below, and src/internal/addon.ts expects it. */
napi_value info(napi_env env, napi_callback_info) {
  napi_value result, names, threads, version;
  napi_create_object(env, &result);
  setText(env, result, "version", CAIRN_VERSION);
  setText(env, result, "target", kernels().name);
  const Kernels* targets[4];
  const int32_t count = usableTargets(targets);
  napi_create_array(env, &names);
  for (int32_t i = 0; i < count; i++) {
    napi_value name;
    napi_create_string_utf8(env, targets[i]->name, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, names, static_cast<uint32_t>(i), name);
  }
  napi_set_named_property(env, result, "targets", names);
  napi_create_int32(env, threadCount(), &threads);
  napi_set_named_property(env, result, "threads", threads);
  napi_create_int32(env, 1, &version);
  napi_set_named_property(env, result, "interface", version);
  return result;
}

/** Environments (the main thread and workers) that use this binary. Node may unload it after the last, which no thread may outlive. */
std::atomic<int> environments{0};

void leave(void*) {
  if (--environments == 0) stopThreads();
}

}  // namespace
}  // namespace cairn

NAPI_MODULE_INIT() {
  using namespace cairn;
  const struct {
    const char* name;
    napi_callback function;
  } functions[] = {
      {"info", info},
      {"useTarget", enter<callUseTarget>},
      {"gemm", enter<callGemm>},
      {"convolve", enter<callConvolve>},
      {"convolveGradientInput", enter<callConvolveGradientInput>},
      {"convolveGradientFilter", enter<callConvolveGradientFilter>},
      {"depthwise", enter<callDepthwise>},
      {"depthwiseGradientInput", enter<callDepthwiseGradientInput>},
      {"depthwiseGradientFilter", enter<callDepthwiseGradientFilter>},
      {"maxPool", enter<callPool<&Kernels::maxPool>>},
      {"averagePool", enter<callPool<&Kernels::averagePool>>},
      {"maxPoolGradient", enter<callMaxPoolGradient>},
      {"averagePoolGradient", enter<callAveragePoolGradient>},
      {"unary", enter<callUnary>},
      {"binary", enter<callBinary>},
      {"compare", enter<callCompare>},
      {"select", enter<callSelect>},
      {"reduce", enter<callReduce>},
      {"softmax", enter<callRows<&Kernels::softmax>>},
      {"logSoftmax", enter<callRows<&Kernels::logSoftmax>>},
      {"normalize", enter<callNormalize>},
      {"copyBox", enter<callCopyBox>},
      {"gather", enter<callGather>},
      {"segmentSum", enter<callSegmentSum>},
      {"cumulativeSum", enter<callCumulativeSum>},
      {"largest", enter<callLargest>},
      {"resizeBilinear", enter<callResize<false>>},
      {"resizeBilinearGradient", enter<callResize<true>>},
      {"adamW", enter<callAdamW>},
      {"symmetricEigen", enter<callSymmetricEigen>},
      {"symmetricProduct", enter<callSymmetricProduct>},
  };
  for (const auto& entry : functions) {
    napi_value function;
    if (napi_create_function(env, entry.name, NAPI_AUTO_LENGTH, entry.function, nullptr, &function) != napi_ok ||
        napi_set_named_property(env, exports, entry.name, function) != napi_ok)
      return nullptr;
  }
  environments++;
  napi_add_env_cleanup_hook(env, leave, nullptr);
  return exports;
}
