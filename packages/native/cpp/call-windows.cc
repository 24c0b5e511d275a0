// Arguments of what moves a window over images: convolutions, depthwise ones, pools, and their gradients.
#include "calls.h"

namespace cairn {
namespace {

constexpr int64_t reach = 1 << 15;  // of strides, dilations, filters and padding

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
int64_t depthwiseFilterSize(const Window& w) {
  if (w.inChannels == 0 ? w.outChannels != 0 : w.outChannels % w.inChannels != 0)
    refuse(false, "outChannels must be a multiple of inChannels");
  return sizeOf({w.filterHeight, w.filterWidth, w.outChannels});
}

void checkSameChannels(const Window& w) {
  if (w.inChannels != w.outChannels) refuse(false, "outChannels must equal inChannels");
}

template <auto kernel, int64_t (*filterSize)(const Window&)>
void convolve(Call& call) {
  Shape shape(call, 16);
  const Window w = readWindow(shape);
  const Activation activation = readActivation(shape);
  const int64_t weights = filterSize(w);
  const float* x = call.floats("x", inSize(w)).data;
  const float* filter = call.floats("filter", weights).data;
  float* out = call.floats("out", outSize(w)).data;
  const Epilogue epilogue = readEpilogue(call, activation, w.outChannels);
  if (outSize(w) > 0) (kernels().*kernel)(w, x, filter, out, epilogue);
}

template <auto kernel, int64_t (*filterSize)(const Window&)>
void gradientInput(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  const int64_t weights = filterSize(w);
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const float* filter = call.floats("filter", weights).data;
  const Array<float> out = call.floats("out", inSize(w));
  if (outSize(w) == 0 || inSize(w) == 0) return clear(out);
  // Phase by phase, the outputs are an image that the same windows reach beyond; its rows are bounded like those of the input.
  const int64_t width = w.inWidth + (w.filterWidth - 1) * w.dilationWidth + 1;
  const int64_t height = w.inHeight + (w.filterHeight - 1) * w.dilationHeight + 1;
  if (sizeOf({height, width, w.outChannels}) > int64_t{1} << 31) refuse(false, "the windows and their padding are too large");
  (kernels().*kernel)(w, gradient, filter, out.data);
}

template <auto kernel, int64_t (*filterSize)(const Window&)>
void gradientFilter(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  const int64_t weights = filterSize(w);
  const float* x = call.floats("x", inSize(w)).data;
  const float* gradient = call.floats("gradient", outSize(w)).data;
  const Array<float> out = call.floats("out", weights);
  if (outSize(w) == 0) return clear(out);
  (kernels().*kernel)(w, x, gradient, out.data);
}

template <auto kernel>
void pool(Call& call) {
  Shape shape(call, 15);
  const Window w = readWindow(shape);
  checkSameChannels(w);
  const float* x = call.floats("x", inSize(w)).data;
  float* out = call.floats("out", outSize(w)).data;
  if (outSize(w) > 0) (kernels().*kernel)(w, x, out);
}

}  // namespace

void callConvolve(Call& call) { convolve<&Kernels::convolve, filterSize>(call); }
void callConvolveGradientInput(Call& call) { gradientInput<&Kernels::convolveGradientInput, filterSize>(call); }
void callConvolveGradientFilter(Call& call) { gradientFilter<&Kernels::convolveGradientFilter, filterSize>(call); }
void callDepthwise(Call& call) { convolve<&Kernels::depthwise, depthwiseFilterSize>(call); }
void callDepthwiseGradientInput(Call& call) { gradientInput<&Kernels::depthwiseGradientInput, depthwiseFilterSize>(call); }
void callDepthwiseGradientFilter(Call& call) { gradientFilter<&Kernels::depthwiseGradientFilter, depthwiseFilterSize>(call); }
void callMaxPool(Call& call) { pool<&Kernels::maxPool>(call); }
void callAveragePool(Call& call) { pool<&Kernels::averagePool>(call); }

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

}  // namespace cairn
