// AssemblyScript. Compiled by `pnpm --filter @cairn-ml/numeric build:wasm` into src/internal/symmetric-product.wasm.ts.
//
// A symmetric matrix of 4b rows is stored once: its lower triangle as tiles of 4 rows x 2 columns (64 bytes, one cache line),
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
