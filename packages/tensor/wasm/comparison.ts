// Larger, smaller and chosen ones of the entries of two arrays, four at a time.

const MAXIMUM: i32 = 0;
const MINIMUM: i32 = 1;

/** Of [outer, inner] entries. Steps are in entries; those of `inner` are 0 or 1. NaN wins. */
export function extremum(
  kind: i32,
  outer: i32,
  inner: i32,
  a: usize,
  aOuter: i32,
  aInner: i32,
  b: usize,
  bOuter: i32,
  bInner: i32,
  y: usize,
): void {
  for (let o = 0; o < outer; o++, a += <usize>aOuter << 2, b += <usize>bOuter << 2, y += <usize>inner << 2) {
    if (kind == MAXIMUM) extremumRow(MAXIMUM, inner, a, aInner, b, bInner, y);
    else extremumRow(MINIMUM, inner, a, aInner, b, bInner, y);
  }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function extremumRow(kind: i32, count: i32, a: usize, aStep: i32, b: usize, bStep: i32, y: usize): void {
  const end = y + (<usize>count << 2);
  for (; y + 16 <= end; y += 16, a += <usize>aStep << 4, b += <usize>bStep << 4) {
    const p = aStep ? v128.load(a) : v128.load32_splat(a);
    const q = bStep ? v128.load(b) : v128.load32_splat(b);
    v128.store(y, kind == MAXIMUM ? f32x4.max(p, q) : f32x4.min(p, q));
  }
  for (; y < end; y += 4, a += <usize>aStep << 2, b += <usize>bStep << 2) {
    const p = load<f32>(a);
    const q = load<f32>(b);
    store<f32>(y, kind == MAXIMUM ? max(p, q) : min(p, q));
  }
}

const GREATER: i32 = 0;
const GREATER_EQUAL: i32 = 1;
const EQUAL: i32 = 2;
const NOT_EQUAL: i32 = 3;

/** As {@link extremum}, with one byte per entry as the result. */
export function compare(
  kind: i32,
  outer: i32,
  inner: i32,
  a: usize,
  aOuter: i32,
  aInner: i32,
  b: usize,
  bOuter: i32,
  bInner: i32,
  y: usize,
): void {
  for (let o = 0; o < outer; o++, a += <usize>aOuter << 2, b += <usize>bOuter << 2, y += inner) {
    if (kind == GREATER) compareRow(GREATER, inner, a, aInner, b, bInner, y);
    else if (kind == GREATER_EQUAL) compareRow(GREATER_EQUAL, inner, a, aInner, b, bInner, y);
    else if (kind == EQUAL) compareRow(EQUAL, inner, a, aInner, b, bInner, y);
    else compareRow(NOT_EQUAL, inner, a, aInner, b, bInner, y);
  }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function compareRow(kind: i32, count: i32, a: usize, aStep: i32, b: usize, bStep: i32, y: usize): void {
  const end = y + <usize>count;
  for (; y + 4 <= end; y += 4, a += <usize>aStep << 4, b += <usize>bStep << 4) {
    const p = aStep ? v128.load(a) : v128.load32_splat(a);
    const q = bStep ? v128.load(b) : v128.load32_splat(b);
    const words = i16x8.narrow_i32x4_s(compare4(kind, p, q), compare4(kind, p, q));
    const bytes = i8x16.narrow_i16x8_s(words, words);
    store<i32>(y, i32x4.extract_lane(bytes, 0) & 0x01010101);
  }
  for (; y < end; y++, a += <usize>aStep << 2, b += <usize>bStep << 2)
    store<u8>(y, <u8>(i32x4.extract_lane(compare4(kind, v128.load32_splat(a), v128.load32_splat(b)), 0) & 1));
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function compare4(kind: i32, a: v128, b: v128): v128 {
  if (kind == GREATER) return f32x4.gt(a, b);
  if (kind == GREATER_EQUAL) return f32x4.ge(a, b);
  if (kind == EQUAL) return f32x4.eq(a, b);
  return f32x4.ne(a, b);
}

/** Entries of 4 bytes from `a` where the byte of `condition` is not 0, else from `b`. */
export function select(count: i32, condition: usize, a: usize, b: usize, y: usize): void {
  const end = y + (<usize>count << 2);
  const zero = i32x4.splat(0);
  for (; y + 16 <= end; y += 16, a += 16, b += 16, condition += 4) {
    const words = i16x8.extend_low_i8x16_u(v128.load32_zero(condition));
    const mask = i32x4.ne(i32x4.extend_low_i16x8_u(words), zero);
    v128.store(y, v128.bitselect(v128.load(a), v128.load(b), mask));
  }
  for (; y < end; y += 4, a += 4, b += 4, condition++)
    store<i32>(y, load<u8>(condition) ? load<i32>(a) : load<i32>(b));
}
