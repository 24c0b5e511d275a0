// What follows a matrix product or a convolution: row[columns] = f(row[columns] + bias[columns]).
#pragma once

#include "dispatch.h"
#include "vector-math.h"

namespace cairn::CAIRN_TARGET {

template <Activation activation>
CAIRN_INLINE Vector activate(Vector x, Vector slope) {
  if constexpr (activation == Activation::relu) return x <= 0.0f ? Vector{} : x;
  if constexpr (activation == Activation::relu6) return x <= 0.0f ? Vector{} : x >= 6.0f ? broadcast(6.0f) : x;
  if constexpr (activation == Activation::elu) return x >= 0.0f ? x : exponentialMinusOne(x);
  if constexpr (activation == Activation::sigmoid) return logistic(x);
  if constexpr (activation == Activation::leakyRelu) return x < 0.0f ? x * slope : x;
  return x;
}

template <Activation activation>
static void finishRowAs(float* row, int64_t columns, const Epilogue& epilogue) {
  const Vector slope = broadcast(epilogue.slope);
  const float* bias = epilogue.bias;
  int64_t j = 0;
  for (; j + lanes <= columns; j += lanes) {
    const Vector x = load(row + j);
    store(row + j, activate<activation>(bias ? x + load(bias + j) : x, slope));
  }
  if (j == columns) return;
  const int64_t rest = columns - j;
  const Vector x = loadSome(row + j, rest);
  storeSome(row + j, activate<activation>(bias ? x + loadSome(bias + j, rest) : x, slope), rest);
}

/** `epilogue.bias` must already point to the bias of row[0]. */
static inline void finishRow(float* row, int64_t columns, const Epilogue& epilogue) {
  switch (epilogue.activation) {
    case Activation::relu: return finishRowAs<Activation::relu>(row, columns, epilogue);
    case Activation::relu6: return finishRowAs<Activation::relu6>(row, columns, epilogue);
    case Activation::elu: return finishRowAs<Activation::elu>(row, columns, epilogue);
    case Activation::sigmoid: return finishRowAs<Activation::sigmoid>(row, columns, epilogue);
    case Activation::leakyRelu: return finishRowAs<Activation::leakyRelu>(row, columns, epilogue);
    default:
      if (epilogue.bias) finishRowAs<Activation::linear>(row, columns, epilogue);
  }
}

CAIRN_INLINE bool hasEffect(const Epilogue& epilogue) {
  return epilogue.bias != nullptr || epilogue.activation != Activation::linear;
}

CAIRN_INLINE Epilogue fromColumn(const Epilogue& epilogue, int64_t column) {
  return {epilogue.bias ? epilogue.bias + column : nullptr, epilogue.activation, epilogue.slope};
}

}  // namespace cairn::CAIRN_TARGET
