// The table of one target's kernels. AVX-512 has its own where arithmetic takes the time; what waits for memory is that of AVX2.
#include "dispatch.h"

#if defined(__AVX512F__)
#define CAIRN_NARROW avx2
#else
#define CAIRN_NARROW CAIRN_TARGET
#endif

namespace cairn::CAIRN_TARGET {

void gemm(const Gemm&);
void convolve(const Window&, const float*, const float*, float*, const Epilogue&);
void convolveGradientInput(const Window&, const float*, const float*, float*);
void convolveGradientFilter(const Window&, const float*, const float*, float*);
void unary(Unary, const float*, float*, int64_t, float, float);
void normalize(const float*, const float*, const float*, const float*, float*, int64_t, int64_t);
void softmax(const float*, float*, int64_t, int64_t);
void logSoftmax(const float*, float*, int64_t, int64_t);

}  // namespace cairn::CAIRN_TARGET

namespace cairn::CAIRN_NARROW {

void depthwise(const Window&, const float*, const float*, float*, const Epilogue&);
void depthwiseGradientInput(const Window&, const float*, const float*, float*);
void depthwiseGradientFilter(const Window&, const float*, const float*, float*);
void maxPool(const Window&, const float*, float*);
void averagePool(const Window&, const float*, float*);
void maxPoolGradient(const Window&, const float*, const float*, float*);
void averagePoolGradient(const Window&, const float*, float*);
void binary(Binary, const Broadcast&, const float*, const float*, float*);
void compare(Comparison, const Broadcast&, const float*, const float*, uint8_t*);
void compareIntegers(Comparison, const Broadcast&, const int32_t*, const int32_t*, uint8_t*);
void select(const uint8_t*, const float*, const float*, float*, int64_t, int64_t);
void reduce(Reduction, const float*, void*, int64_t, int64_t, int64_t);
void resizeBilinear(const Resize&, const float*, float*);
void resizeBilinearGradient(const Resize&, const float*, float*);
void adamW(const AdamW&, int64_t, const float* const[4], float* const[3]);
bool symmetricEigen(double*, double*, double*, int64_t);
void symmetricProduct(const double*, const double*, double*, int64_t);

}  // namespace cairn::CAIRN_NARROW

namespace cairn::CAIRN_TARGET {

#define CAIRN_TEXT(name) #name
#define CAIRN_NAME(name) CAIRN_TEXT(name)

extern const Kernels table;
const Kernels table = {
    CAIRN_NAME(CAIRN_TARGET),
    gemm,
    convolve,
    convolveGradientInput,
    convolveGradientFilter,
    CAIRN_NARROW::depthwise,
    CAIRN_NARROW::depthwiseGradientInput,
    CAIRN_NARROW::depthwiseGradientFilter,
    CAIRN_NARROW::maxPool,
    CAIRN_NARROW::averagePool,
    CAIRN_NARROW::maxPoolGradient,
    CAIRN_NARROW::averagePoolGradient,
    unary,
    CAIRN_NARROW::binary,
    CAIRN_NARROW::compare,
    CAIRN_NARROW::compareIntegers,
    CAIRN_NARROW::select,
    CAIRN_NARROW::reduce,
    softmax,
    logSoftmax,
    normalize,
    CAIRN_NARROW::resizeBilinear,
    CAIRN_NARROW::resizeBilinearGradient,
    CAIRN_NARROW::adamW,
    CAIRN_NARROW::symmetricEigen,
    CAIRN_NARROW::symmetricProduct,
};

}  // namespace cairn::CAIRN_TARGET
