// Matrix product of float32: C = op(A) op(B), any strides, so that transposed matrices need no copy.
//
// A block of B is packed into columns of 8, a block of A into rows of 4 (BLIS scheme); the inner kernel holds a 4 x 8 tile of C in registers.

const ROWS: i32 = 4;
const COLUMNS: i32 = 8;
const BLOCK_M: i32 = 64;
const BLOCK_N: i32 = 512;
const BLOCK_K: i32 = 256;

/** Bytes of scratch memory that {@link gemm} needs: packed A, packed B and one tile. */
export function gemmScratch(): i32 {
  return (BLOCK_M * BLOCK_K + BLOCK_N * BLOCK_K + ROWS * COLUMNS) << 2;
}

/** C [m, n] = A [m, k] B [k, n]; the rows of C are contiguous. Strides are in entries. With `accumulate`, adds to C. */
export function gemm(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  c: usize,
  accumulate: bool,
  scratch: usize,
): void {
  const packedA = scratch;
  const packedB = packedA + ((BLOCK_M * BLOCK_K) << 2);
  const tile = packedB + ((BLOCK_N * BLOCK_K) << 2);
  if (k == 0) {
    if (!accumulate) memory.fill(c, 0, (<usize>m * n) << 2);
    return;
  }
  for (let j = 0; j < n; j += BLOCK_N) {
    const columns = min(BLOCK_N, n - j);
    for (let p = 0; p < k; p += BLOCK_K) {
      const depth = min(BLOCK_K, k - p);
      const add = accumulate || p > 0;
      pack8(b + ((<usize>p * bRow + <usize>j * bColumn) << 2), bColumn, bRow, columns, depth, packedB);
      for (let i = 0; i < m; i += BLOCK_M) {
        const rows = min(BLOCK_M, m - i);
        pack4(a + ((<usize>i * aRow + <usize>p * aColumn) << 2), aRow, aColumn, rows, depth, packedA);
        for (let jj = 0; jj < columns; jj += COLUMNS) {
          const panelB = packedB + ((<usize>jj * depth) << 2);
          for (let ii = 0; ii < rows; ii += ROWS) {
            const panelA = packedA + ((<usize>ii * depth) << 2);
            const out = c + ((<usize>(i + ii) * n + j + jj) << 2);
            if (rows - ii >= ROWS && columns - jj >= COLUMNS) multiplyTile(depth, panelA, panelB, out, n << 2, add);
            else {
              multiplyTile(depth, panelA, panelB, tile, COLUMNS << 2, false);
              copyPart(tile, out, n << 2, min(ROWS, rows - ii), min(COLUMNS, columns - jj), add);
            }
          }
        }
      }
    }
  }
}

/** Rows `along` apart in groups of 4, padded with zeros: entry (row, depth) of a group lies at 4 depth + row. */
function pack4(from: usize, along: i32, across: i32, rows: i32, depth: i32, to: usize): void {
  const alongBytes = (<usize>along) << 2;
  const acrossBytes = (<usize>across) << 2;
  for (let i = 0; i < rows; i += 4) {
    const left = rows - i;
    const r0 = from + <usize>i * alongBytes;
    const r1 = r0 + alongBytes;
    const r2 = r1 + alongBytes;
    const r3 = r2 + alongBytes;
    if (left >= 4 && along == 1) {
      for (let p = 0, source = r0; p < depth; p++, source += acrossBytes, to += 16) v128.store(to, v128.load(source));
    } else if (left >= 4 && across == 1) {
      let p: usize = 0;
      const whole = (<usize>depth & ~3) << 2;
      for (; p < whole; p += 16, to += 64) {
        const x0 = v128.load(r0 + p);
        const x1 = v128.load(r1 + p);
        const x2 = v128.load(r2 + p);
        const x3 = v128.load(r3 + p);
        const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
        const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
        const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
        const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
        v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
        v128.store(to, v128.shuffle<f64>(low01, low23, 1, 3), 16);
        v128.store(to, v128.shuffle<f64>(high01, high23, 0, 2), 32);
        v128.store(to, v128.shuffle<f64>(high01, high23, 1, 3), 48);
      }
      for (const end = (<usize>depth) << 2; p < end; p += 4, to += 16) {
        store<f32>(to, load<f32>(r0 + p));
        store<f32>(to, load<f32>(r1 + p), 4);
        store<f32>(to, load<f32>(r2 + p), 8);
        store<f32>(to, load<f32>(r3 + p), 12);
      }
    } else {
      for (let p = 0; p < depth; p++, to += 16) {
        const offset = <usize>p * acrossBytes;
        store<f32>(to, load<f32>(r0 + offset));
        store<f32>(to, left > 1 ? load<f32>(r1 + offset) : 0, 4);
        store<f32>(to, left > 2 ? load<f32>(r2 + offset) : 0, 8);
        store<f32>(to, left > 3 ? load<f32>(r3 + offset) : 0, 12);
      }
    }
  }
}

/** As {@link pack4}, in groups of 8. */
function pack8(from: usize, along: i32, across: i32, rows: i32, depth: i32, to: usize): void {
  const alongBytes = (<usize>along) << 2;
  const acrossBytes = (<usize>across) << 2;
  for (let i = 0; i < rows; i += 8) {
    const left = rows - i;
    const r0 = from + <usize>i * alongBytes;
    if (left >= 8 && along == 1) {
      for (let p = 0, source = r0; p < depth; p++, source += acrossBytes, to += 32) {
        v128.store(to, v128.load(source));
        v128.store(to, v128.load(source, 16), 16);
      }
    } else if (left >= 8 && across == 1) {
      const whole = (<usize>depth & ~3) << 2;
      for (let half: usize = 0; half < 2; half++) {
        const s0 = r0 + 4 * half * alongBytes;
        const s1 = s0 + alongBytes;
        const s2 = s1 + alongBytes;
        const s3 = s2 + alongBytes;
        let target = to + 16 * half;
        let p: usize = 0;
        for (; p < whole; p += 16, target += 128) {
          const x0 = v128.load(s0 + p);
          const x1 = v128.load(s1 + p);
          const x2 = v128.load(s2 + p);
          const x3 = v128.load(s3 + p);
          const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
          const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
          const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
          const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
          v128.store(target, v128.shuffle<f64>(low01, low23, 0, 2));
          v128.store(target, v128.shuffle<f64>(low01, low23, 1, 3), 32);
          v128.store(target, v128.shuffle<f64>(high01, high23, 0, 2), 64);
          v128.store(target, v128.shuffle<f64>(high01, high23, 1, 3), 96);
        }
        for (const end = (<usize>depth) << 2; p < end; p += 4, target += 32) {
          store<f32>(target, load<f32>(s0 + p));
          store<f32>(target, load<f32>(s1 + p), 4);
          store<f32>(target, load<f32>(s2 + p), 8);
          store<f32>(target, load<f32>(s3 + p), 12);
        }
      }
      to += (<usize>depth) << 5;
    } else {
      for (let p = 0; p < depth; p++, to += 32) {
        const source = r0 + <usize>p * acrossBytes;
        for (let j = 0; j < 8; j++)
          store<f32>(to + ((<usize>j) << 2), j < left ? load<f32>(source + <usize>j * alongBytes) : 0);
      }
    }
  }
}

/** A tile of C from `depth` packed entries; its rows are `stride` bytes apart. */
function multiplyTile(depth: i32, a: usize, b: usize, c: usize, stride: usize, add: bool): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  for (const end = a + ((<usize>depth) << 4); a < end; a += 16, b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(a0, b0));
    c01 = f32x4.add(c01, f32x4.mul(a0, b1));
    const a1 = v128.load32_splat(a, 4);
    c10 = f32x4.add(c10, f32x4.mul(a1, b0));
    c11 = f32x4.add(c11, f32x4.mul(a1, b1));
    const a2 = v128.load32_splat(a, 8);
    c20 = f32x4.add(c20, f32x4.mul(a2, b0));
    c21 = f32x4.add(c21, f32x4.mul(a2, b1));
    const a3 = v128.load32_splat(a, 12);
    c30 = f32x4.add(c30, f32x4.mul(a3, b0));
    c31 = f32x4.add(c31, f32x4.mul(a3, b1));
  }
  if (add) {
    v128.store(c, f32x4.add(v128.load(c), c00));
    v128.store(c, f32x4.add(v128.load(c, 16), c01), 16);
    c += stride;
    v128.store(c, f32x4.add(v128.load(c), c10));
    v128.store(c, f32x4.add(v128.load(c, 16), c11), 16);
    c += stride;
    v128.store(c, f32x4.add(v128.load(c), c20));
    v128.store(c, f32x4.add(v128.load(c, 16), c21), 16);
    c += stride;
    v128.store(c, f32x4.add(v128.load(c), c30));
    v128.store(c, f32x4.add(v128.load(c, 16), c31), 16);
  } else {
    v128.store(c, c00);
    v128.store(c, c01, 16);
    c += stride;
    v128.store(c, c10);
    v128.store(c, c11, 16);
    c += stride;
    v128.store(c, c20);
    v128.store(c, c21, 16);
    c += stride;
    v128.store(c, c30);
    v128.store(c, c31, 16);
  }
}

/** The corner of a tile that lies inside C. */
function copyPart(tile: usize, c: usize, stride: usize, rows: i32, columns: i32, add: bool): void {
  for (let i = 0; i < rows; i++, tile += COLUMNS << 2, c += stride) {
    for (let j = 0; j < columns; j++) {
      const out = c + ((<usize>j) << 2);
      const value = load<f32>(tile + ((<usize>j) << 2));
      store<f32>(out, add ? load<f32>(out) + value : value);
    }
  }
}
