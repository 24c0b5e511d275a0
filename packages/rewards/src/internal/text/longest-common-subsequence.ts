/** The longest common subsequence of one list of tokens with others. */
export interface LongestCommonSubsequence {
  /** Its length. */
  length: (tokens: readonly string[]) => number;
  /** Positions in `tokens` of one such subsequence, last first: the one that rouge-score reads out of its table. */
  positions: (tokens: readonly string[]) => number[];
}

/**
 * Rows of the table of lengths as bits, 32 columns at a time: bit j of a row is 0 where the length grows from column j to j + 1
 * (Crochemore, Iliopoulos, Pinzon and Reid 2001; Hyyrö 2004).
 */
export function longestCommonSubsequence(columns: readonly string[]): LongestCommonSubsequence {
  const width = Math.ceil(columns.length / 32);
  const places = new Map<string, Int32Array>();
  for (const [j, token] of columns.entries()) {
    const bits = places.get(token) ?? new Int32Array(width);
    bits[j >> 5]! |= 1 << (j & 31);
    places.set(token, bits);
  }

  /** The row after one more token, in place. */
  function advance(row: Int32Array, token: string): void {
    const bits = places.get(token);
    if (bits === undefined) return;
    let carry = 0;
    for (let w = 0; w < width; w++) {
      const value = row[w]!;
      const hits = value & bits[w]!;
      const sum = (value >>> 0) + (hits >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      row[w] = sum | (value & ~hits);
    }
  }

  return {
    length(tokens) {
      const row = new Int32Array(width).fill(-1);
      for (const token of tokens) advance(row, token);
      return zeroBits(row, 32 * width);
    },
    positions(tokens) {
      const rows = [new Int32Array(width).fill(-1)];
      for (const [i, token] of tokens.entries()) {
        const row = rows[i]!.slice();
        advance(row, token);
        rows.push(row);
      }
      const positions: number[] = [];
      let [i, j] = [tokens.length, columns.length];
      while (i > 0 && j > 0) {
        if (tokens[i - 1] === columns[j - 1]) {
          positions.push(--i);
          j--;
        } else if (zeroBits(rows[i]!, j - 1) > zeroBits(rows[i - 1]!, j)) j--;
        else i--;
      }
      return positions;
    },
  };
}

/** How many of the first `end` bits are 0. */
function zeroBits(row: Int32Array, end: number): number {
  let zeros = 0;
  for (let w = 0; 32 * w < end; w++) {
    const beyond = 32 * (w + 1) - end;
    zeros += ones(beyond > 0 ? ~row[w]! & (-1 >>> beyond) : ~row[w]!);
  }
  return zeros;
}

function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
