/** The place of the key, and of the index, in a pair: such that the pair, taken for one 64-bit integer, begins with the key. */
export const keyAt = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;
export const indexAt = 1 - keyAt;

const digitBits = 11;
const digitMask = 2 ** digitBits - 1;

/**
 * Sorts pairs of an unsigned 32-bit key and an index by key. The indices of equal keys have to ascend, and do so afterwards. Returns
 * the sorted pairs and leaves others in `pairs`, or the same array.
 */
export function sortPairs(pairs: Int32Array<ArrayBuffer>): Int32Array {
  if (pairs.length <= 2 * digitMask) {
    new BigUint64Array(pairs.buffer).sort();
    return pairs;
  }
  let sorted: Int32Array = pairs;
  let spare: Int32Array = new Int32Array(pairs.length);
  for (let shift = 0; shift < 32; shift += digitBits) {
    if (moveByDigit(sorted, spare, shift)) [sorted, spare] = [spare, sorted];
  }
  return sorted;
}

/** Moves pairs into the order of one digit of the key, equal ones as they come. If all are equal, moves nothing and returns false. */
function moveByDigit(source: Int32Array, target: Int32Array, shift: number): boolean {
  const next = new Int32Array(digitMask + 1);
  for (let i = keyAt; i < source.length; i += 2) next[(source[i]! >>> shift) & digitMask]! += 2;
  if (next[(source[keyAt]! >>> shift) & digitMask] === source.length) return false;
  let start = 0;
  for (let digit = 0; digit <= digitMask; digit++) {
    const count = next[digit]!;
    next[digit] = start;
    start += count;
  }
  for (let i = 0; i < source.length; i += 2) {
    const key = source[i + keyAt]!;
    const digit = (key >>> shift) & digitMask;
    const at = next[digit]!;
    next[digit] = at + 2;
    target[at + keyAt] = key;
    target[at + indexAt] = source[i + indexAt]!;
  }
  return true;
}
