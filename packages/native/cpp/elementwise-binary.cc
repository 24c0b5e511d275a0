// Functions of two numbers with broadcasting: out[extent] = f(a, b), where an operand's stride is 0 along axes on which it repeats. Neighbouring
// axes that both operands walk alike are one axis already, so the last is as long as it can be.
#include "dispatch.h"
#include "vector-math.h"

namespace cairn::CAIRN_TARGET {
namespace {

/** Calls `row(offset in a, offset in b, offset in out)` for every row along the last axis. */
template <typename Row>
CAIRN_INLINE void visitRows(const Broadcast& shape, const Row& row) {
  const int64_t last = shape.rank - 1;
  int64_t index[maximumRank] = {};
  int64_t a = 0, b = 0, out = 0, rows = 1;
  for (int64_t d = 0; d < last; d++) rows *= shape.extent[d];
  for (int64_t i = 0; i < rows; i++, out += shape.extent[last]) {
    row(a, b, out);
    for (int64_t d = last - 1; d >= 0; d--) {
      a += shape.aStride[d];
      b += shape.bStride[d];
      if (++index[d] < shape.extent[d]) break;
      a -= shape.aStride[d] * shape.extent[d];
      b -= shape.bStride[d] * shape.extent[d];
      index[d] = 0;
    }
  }
}

/** One operand along rows: where it repeats, a vector of copies stands for it, and the step is 0. */
struct Operand {
  const float* values;
  int64_t step;
  float copies[lanes];

  Operand(const float* start, int64_t stride) : values(start), step(stride) {}
  const float* row(int64_t offset) {
    if (step != 0) return values + offset;
    for (int64_t i = 0; i < lanes; i++) copies[i] = values[offset];
    return copies;
  }
};

template <typename Result, typename Function>
CAIRN_INLINE void applyVectors(const Broadcast& shape, const float* a, const float* b, Result* out, const Function& function) {
  const int64_t last = shape.rank - 1, count = shape.extent[last];
  Operand left(a, shape.aStride[last]), right(b, shape.bStride[last]);
  visitRows(shape, [&](int64_t x, int64_t y, int64_t z) {
    const float *p = left.row(x), *q = right.row(y);
    Result* to = out + z;
    int64_t i = 0;
    for (; i + lanes <= count; i += lanes) function(load(p + i * left.step), load(q + i * right.step), to + i, lanes);
    if (i == count) return;
    const int64_t rest = count - i;
    function(loadSome(p + i * left.step, rest), loadSome(q + i * right.step, rest), to + i, rest);
  });
}

template <typename Function>
void apply(const Broadcast& shape, const float* a, const float* b, float* out, const Function& function) {
  applyVectors(shape, a, b, out, [&](Vector x, Vector y, float* to, int64_t count) {
    if (count == lanes) store(to, function(x, y));
    else storeSome(to, function(x, y), count);
  });
}

template <typename Function>
void applyTest(const Broadcast& shape, const float* a, const float* b, uint8_t* out, const Function& function) {
  typedef uint8_t Bytes __attribute__((vector_size(CAIRN_LANES)));
  applyVectors(shape, a, b, out, [&](Vector x, Vector y, uint8_t* to, int64_t count) {
    const Bytes holds = __builtin_convertvector(function(x, y) & 1, Bytes);
    if (count == lanes) memcpy(to, &holds, lanes);
    else memcpy(to, &holds, static_cast<size_t>(count));
  });
}

/** `read` says what the 32 bits of an element stand for. */
template <typename Read>
CAIRN_INLINE void compareAs(Comparison op, const Broadcast& shape, const float* a, const float* b, uint8_t* out, const Read& read) {
  switch (op) {
    case Comparison::equal: return applyTest(shape, a, b, out, [=](Vector x, Vector y) { return read(x) == read(y); });
    case Comparison::notEqual: return applyTest(shape, a, b, out, [=](Vector x, Vector y) { return read(x) != read(y); });
    case Comparison::less: return applyTest(shape, a, b, out, [=](Vector x, Vector y) { return read(x) < read(y); });
    case Comparison::lessEqual: return applyTest(shape, a, b, out, [=](Vector x, Vector y) { return read(x) <= read(y); });
    case Comparison::greater: return applyTest(shape, a, b, out, [=](Vector x, Vector y) { return read(x) > read(y); });
    case Comparison::greaterEqual: return applyTest(shape, a, b, out, [=](Vector x, Vector y) { return read(x) >= read(y); });
    case Comparison::count: return;
  }
}

void applyEach(const Broadcast& shape, const float* a, const float* b, float* out, float (*function)(float, float)) {
  const int64_t last = shape.rank - 1, count = shape.extent[last], aStep = shape.aStride[last], bStep = shape.bStride[last];
  visitRows(shape, [&](int64_t x, int64_t y, int64_t z) {
    for (int64_t i = 0; i < count; i++) out[z + i] = function(a[x + i * aStep], b[y + i * bStep]);
  });
}

/** The remainder has the divisor's sign. */
float floorModulo(float x, float y) {
  const float rest = fmodf(x, y);
  return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
}

}  // namespace

void binary(Binary op, const Broadcast& shape, const float* a, const float* b, float* out) {
  switch (op) {
    case Binary::add: return apply(shape, a, b, out, [](Vector x, Vector y) { return x + y; });
    case Binary::subtract: return apply(shape, a, b, out, [](Vector x, Vector y) { return x - y; });
    case Binary::multiply: return apply(shape, a, b, out, [](Vector x, Vector y) { return x * y; });
    case Binary::divide: return apply(shape, a, b, out, [](Vector x, Vector y) { return x / y; });
    case Binary::maximum: return apply(shape, a, b, out, [](Vector x, Vector y) { return larger(x, y); });
    case Binary::minimum: return apply(shape, a, b, out, [](Vector x, Vector y) { return smaller(x, y); });
    case Binary::squaredDifference: return apply(shape, a, b, out, [](Vector x, Vector y) { return (x - y) * (x - y); });
    case Binary::prelu: return apply(shape, a, b, out, [](Vector x, Vector y) { return x < 0.0f ? x * y : x; });
    case Binary::eluGradient:
      return apply(shape, a, b, out, [](Vector x, Vector y) { return y >= 0.0f ? x : x * (y + 1.0f); });
    case Binary::power: return applyEach(shape, a, b, out, powf);
    case Binary::modulo: return applyEach(shape, a, b, out, floorModulo);
    case Binary::arcTangent2: return applyEach(shape, a, b, out, atan2f);
    case Binary::count: return;
  }
}

void compare(Comparison op, const Broadcast& shape, const float* a, const float* b, uint8_t* out) {
  compareAs(op, shape, a, b, out, [](Vector x) { return x; });
}

void compareIntegers(Comparison op, const Broadcast& shape, const int32_t* a, const int32_t* b, uint8_t* out) {
  const float *p = reinterpret_cast<const float*>(a), *q = reinterpret_cast<const float*>(b);
  compareAs(op, shape, p, q, out, [](Vector x) { return bitsOf(x); });
}

/** out[rows, size] = condition[rows] ? yes : no. */
void select(const uint8_t* condition, const float* yes, const float* no, float* out, int64_t rows, int64_t size) {
  if (size == 1) {
    for (int64_t i = 0; i < rows; i++) out[i] = condition[i] ? yes[i] : no[i];
    return;
  }
  for (int64_t i = 0; i < rows; i++)
    memcpy(out + i * size, (condition[i] ? yes : no) + i * size, static_cast<size_t>(size) * sizeof(float));
}

}  // namespace cairn::CAIRN_TARGET
