// AssemblyScript. Compiled by `pnpm build:wasm` into src/internal/kernels.wasm.ts.
//
// The product: a symmetric matrix of 4b rows is stored once: its lower triangle as tiles of 4 rows x 2 columns (64 bytes, one cache line),
// block row after block row, so that a product reads memory in one ascending stream of n²/2 numbers.

const TILE: usize = 64;
const BLOCK_ROW: usize = 32; // bytes of four entries of a vector

/** Packs four rows, `stride` bytes apart, of `columns` (even) entries into tiles at `out`. */
export function pack(rows: usize, stride: usize, columns: i32, out: usize): void {
  for (let j = 0; j < columns; j += 2) {
    v128.store(out, v128.load(rows));
    v128.store(out, v128.load(rows + stride), 16);
    v128.store(out, v128.load(rows + 2 * stride), 32);
    v128.store(out, v128.load(rows + 3 * stride), 48);
    out += TILE;
    rows += 16;
  }
}

/** y = A x for `blocks` block rows of tiles. A tile left of the diagonal serves its four rows and, mirrored, its two columns. */
export function multiply(tiles: usize, blocks: i32, x: usize, y: usize): void {
  memory.fill(y, 0, <usize>blocks * BLOCK_ROW);
  let tile = tiles;
  for (let b = 0; b < blocks; b++) {
    const xRow = x + <usize>b * BLOCK_ROW;
    const yRow = y + <usize>b * BLOCK_ROW;
    const x0 = v128.load64_splat(xRow);
    const x1 = v128.load64_splat(xRow, 8);
    const x2 = v128.load64_splat(xRow, 16);
    const x3 = v128.load64_splat(xRow, 24);
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let xColumn = x;
    let yColumn = y;
    for (; xColumn < xRow; xColumn += 16, yColumn += 16, tile += TILE) {
      const v = v128.load(xColumn);
      const a0 = v128.load(tile);
      const a1 = v128.load(tile, 16);
      const a2 = v128.load(tile, 32);
      const a3 = v128.load(tile, 48);
      s0 = f64x2.add(s0, f64x2.mul(a0, v));
      s1 = f64x2.add(s1, f64x2.mul(a1, v));
      s2 = f64x2.add(s2, f64x2.mul(a2, v));
      s3 = f64x2.add(s3, f64x2.mul(a3, v));
      const upper = f64x2.add(f64x2.mul(a0, x0), f64x2.mul(a1, x1));
      const lower = f64x2.add(f64x2.mul(a2, x2), f64x2.mul(a3, x3));
      v128.store(yColumn, f64x2.add(v128.load(yColumn), f64x2.add(upper, lower)));
    }
    for (let half = 0; half < 2; half++, xColumn += 16, tile += TILE) {
      const v = v128.load(xColumn);
      s0 = f64x2.add(s0, f64x2.mul(v128.load(tile), v));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(tile, 16), v));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(tile, 32), v));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(tile, 48), v));
    }
    v128.store(yRow, f64x2.add(v128.load(yRow), pairSums(s0, s1)));
    v128.store(yRow, f64x2.add(v128.load(yRow, 16), pairSums(s2, s3)), 16);
  }
}

// @ts-expect-error: a decorator on a function is AssemblyScript
@inline
function pairSums(a: v128, b: v128): v128 {
  return f64x2.add(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3));
}

/**
 * Envelope Cholesky in place, row by row: row i holds the columns first[i] to i, ending at the entry with index end[i]; all are byte addresses of
 * f64 or i32 arrays.
 *
 * @returns the row whose pivot is not positive, or -1
 */
export function factorize(values: usize, first: usize, end: usize, rows: i32): i32 {
  for (let i = 0; i < rows; i++) {
    const firstOfRow = load<i32>(first + (<usize>i << 2));
    const diagonal = values + (<usize>load<i32>(end + (<usize>i << 2)) << 3);
    let square: f64 = 0;
    for (let j = firstOfRow; j < i; j++) {
      const from = max(firstOfRow, load<i32>(first + (<usize>j << 2)));
      const pivot = values + (<usize>load<i32>(end + (<usize>j << 2)) << 3);
      const entry = diagonal - (<usize>(i - j) << 3);
      const length = <usize>(j - from) << 3;
      const value = (load<f64>(entry) - innerProduct(entry - length, pivot - length, length)) / load<f64>(pivot);
      store<f64>(entry, value);
      square += value * value;
    }
    const before = load<f64>(diagonal);
    const pivot = before - square;
    if (!(pivot > 1e-15 * abs(before))) return i;
    store<f64>(diagonal, sqrt(pivot));
  }
  return -1;
}

/** Of `length` bytes of f64 at a and b. */
function innerProduct(a: usize, b: usize, length: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const whole = a + (length & ~63);
  const end = a + length;
  for (; a < whole; a += 64, b += 64) {
    s0 = f64x2.add(s0, f64x2.mul(v128.load(a), v128.load(b)));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
    s2 = f64x2.add(s2, f64x2.mul(v128.load(a, 32), v128.load(b, 32)));
    s3 = f64x2.add(s3, f64x2.mul(v128.load(a, 48), v128.load(b, 48)));
  }
  const sums = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  for (; a < end; a += 8, b += 8) sum += load<f64>(a) * load<f64>(b);
  return sum;
}
