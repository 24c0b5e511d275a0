// Functions of single float32 entries, four at a time. Counts need not be multiples of 4: the rest goes through one padded vector.
import { between, erf4, exp4, expm14, log1p4, sign4, tanh4 } from './functions';

const EXP: i32 = 0;
const TANH: i32 = 1;
const RELU6: i32 = 2;
const SIGN: i32 = 3;
const EXPM1: i32 = 4;
const LOG1P: i32 = 5;
const SOFTPLUS: i32 = 6;
const SELU: i32 = 7;
const ERF: i32 = 8;
const LEAKY_RELU: i32 = 9;

/** `alpha` is the slope of LEAKY_RELU. */
export function unary(kind: i32, count: i32, x: usize, y: usize, alpha: f32): void {
  if (kind == EXP) mapUnary(EXP, count, x, y, alpha);
  else if (kind == TANH) mapUnary(TANH, count, x, y, alpha);
  else if (kind == RELU6) mapUnary(RELU6, count, x, y, alpha);
  else if (kind == SIGN) mapUnary(SIGN, count, x, y, alpha);
  else if (kind == EXPM1) mapUnary(EXPM1, count, x, y, alpha);
  else if (kind == LOG1P) mapUnary(LOG1P, count, x, y, alpha);
  else if (kind == SOFTPLUS) mapUnary(SOFTPLUS, count, x, y, alpha);
  else if (kind == SELU) mapUnary(SELU, count, x, y, alpha);
  else if (kind == ERF) mapUnary(ERF, count, x, y, alpha);
  else mapUnary(LEAKY_RELU, count, x, y, alpha);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function mapUnary(kind: i32, count: i32, x: usize, y: usize, alpha: f32): void {
  const alphas = f32x4.splat(alpha);
  for (; count > 0; count -= 4, x += 16, y += 16) {
    const result = unaryOf(kind, count < 4 ? loadPart(x, count) : v128.load(x), alphas);
    if (count < 4) storePart(y, result, count);
    else v128.store(y, result);
  }
}

/** The last one to three floats of an array. */
function loadPart(x: usize, count: i32): v128 {
  let part = v128.load32_zero(x);
  if (count > 1) part = f32x4.replace_lane(part, 1, load<f32>(x, 4));
  if (count > 2) part = f32x4.replace_lane(part, 2, load<f32>(x, 8));
  return part;
}

function storePart(y: usize, part: v128, count: i32): void {
  store<f32>(y, f32x4.extract_lane(part, 0));
  if (count > 1) store<f32>(y, f32x4.extract_lane(part, 1), 4);
  if (count > 2) store<f32>(y, f32x4.extract_lane(part, 2), 8);
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function unaryOf(kind: i32, x: v128, alpha: v128): v128 {
  if (kind == EXP) return exp4(x);
  if (kind == TANH) return tanh4(x);
  if (kind == RELU6) return between(x, f32x4.splat(0), f32x4.splat(6));
  if (kind == SIGN) return sign4(x);
  if (kind == EXPM1) return expm14(x);
  if (kind == LOG1P) return log1p4(x);
  if (kind == SOFTPLUS) return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), log1p4(exp4(f32x4.neg(f32x4.abs(x)))));
  if (kind == SELU) {
    const below = f32x4.mul(f32x4.splat(1.6732632423543772), expm14(x));
    return f32x4.mul(f32x4.splat(1.0507009873554805), v128.bitselect(x, below, f32x4.gt(x, f32x4.splat(0))));
  }
  if (kind == ERF) return erf4(x);
  return v128.bitselect(x, f32x4.mul(alpha, x), f32x4.gt(x, f32x4.splat(0)));
}

/** NaN stays. */
export function clip(count: i32, x: usize, low: f32, high: f32, y: usize): void {
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  const end = x + (<usize>count << 2);
  for (; x + 16 <= end; x += 16, y += 16) v128.store(y, between(v128.load(x), lows, highs));
  const left = <i32>((end - x) >> 2);
  if (left > 0) storePart(y, between(loadPart(x, left), lows, highs), left);
}
