import type { FloatArray } from './read.js';

/** Where to blur: a few columns and rows of one map, of which only the neighbourhood is read. */
export interface BlurWindow {
  /** Symmetric kernels of odd length, along x and along y. */
  kernelX: Float64Array;
  kernelY: Float64Array;
  columns: Int32Array;
  rows: Int32Array;
  /** Receives the blurred values, row by row. */
  values: Float64Array;
  /** Scratch: sums along x of every row that the kernel along y reaches. */
  partial: Float64Array;
}

/** For `side` columns and rows, at most `side` apart, with the same kernel along both axes. */
export function createBlurWindow(side: number, kernel: Float64Array): BlurWindow {
  return {
    kernelX: kernel,
    kernelY: kernel,
    columns: new Int32Array(side),
    rows: new Int32Array(side),
    values: new Float64Array(side * side),
    partial: new Float64Array((kernel.length + side) * side),
  };
}

/**
 * Blurs the pixels at `rows` x `columns` of the map that begins at `start`; outside of the map there is 0. Rows and columns ascend
 * and lie within the map; one may be repeated.
 */
export function blurWindow(maps: FloatArray, start: number, width: number, height: number, window: BlurWindow): void {
  const { kernelX, kernelY, columns, rows, values, partial } = window;
  const [reachX, reachY] = [kernelX.length >> 1, kernelY.length >> 1];
  const count = columns.length;
  const top = Math.max(0, rows[0]! - reachY);
  const bottom = Math.min(height - 1, rows[rows.length - 1]! + reachY);
  for (let c = 0; c < count; c++) {
    const column = columns[c]!;
    const left = Math.max(0, column - reachX);
    const right = Math.min(width - 1, column + reachX);
    const shift = reachX - column;
    for (let y = top; y <= bottom; y++) {
      const row = start + y * width;
      let sum = 0;
      for (let x = left; x <= right; x++) sum += kernelX[x + shift]! * maps[row + x]!;
      partial[(y - top) * count + c] = sum;
    }
  }
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!;
    const first = Math.max(0, row - reachY);
    const last = Math.min(height - 1, row + reachY);
    for (let c = 0; c < count; c++) {
      let sum = 0;
      for (let y = first; y <= last; y++) sum += kernelY[y - row + reachY]! * partial[(y - top) * count + c]!;
      values[r * count + c] = sum;
    }
  }
}
