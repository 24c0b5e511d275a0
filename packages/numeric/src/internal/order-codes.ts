/** Small integers in the same order as values: from 0 to `size - 1`, the same for equal values. */
export interface OrderCodes {
  codes: Int32Array;
  size: number;
}

/**
 * Codes for values that can be sorted by counting, because they are integers of a small range, or because few of them are distinct.
 * Undefined for others, which a look at the first values shows as a rule.
 */
export function orderCodes(values: Float64Array): OrderCodes | undefined {
  if (values.length === 0) return undefined;
  return integerCodes(values) ?? fewDistinctCodes(values);
}

function integerCodes(values: Float64Array): OrderCodes | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if ((value | 0) !== value) return undefined;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const size = max - min + 1;
  if (size > 4 * values.length) return undefined;
  const codes = new Int32Array(values.length);
  for (let i = 0; i < codes.length; i++) codes[i] = values[i]! - min;
  return { codes, size };
}

const mostDistinct = 1024;
const tableBits = 12; // so that at most a quarter of the table is used

/** Numbers the distinct values as they come, with the help of a hash table, then by size. */
function fewDistinctCodes(values: Float64Array): OrderCodes | undefined {
  const limit = Math.min(mostDistinct, values.length >> 4);
  if (limit < 16) return undefined;
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const table = new Int32Array(2 ** tableBits).fill(-1);
  const distinct: number[] = [];
  const codes = new Int32Array(values.length);
  for (let i = 0; i < codes.length; i++) {
    const value = values[i]!;
    const bits = value === 0 ? 0 : words[2 * i]! ^ Math.imul(words[2 * i + 1]!, 0x9e3779b1);
    let slot = Math.imul(bits, 0x85ebca6b) >>> (32 - tableBits);
    while (table[slot]! >= 0 && distinct[table[slot]!] !== value) slot = (slot + 1) % table.length;
    if (table[slot]! < 0) {
      if (distinct.length === limit) return undefined;
      table[slot] = distinct.length;
      distinct.push(value);
    }
    codes[i] = table[slot]!;
  }
  const rankOf = new Map(Array.from(Float64Array.from(distinct).sort(), (value, rank) => [value, rank]));
  const ranks = Int32Array.from(distinct, (value) => rankOf.get(value)!);
  for (let i = 0; i < codes.length; i++) codes[i] = ranks[codes[i]!]!;
  return { codes, size: ranks.length };
}
