import type { DenseMatrix } from '@cairn-ml/numeric';

/** Draws a matrix in the given order, one pixel an entry, light to dark; the diagonal, which tells nothing, stays light. */
export function drawHeatMap(canvas: HTMLCanvasElement, { data, size }: DenseMatrix, order: ArrayLike<number>): void {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      low = Math.min(low, data[i * size + j]!);
      high = Math.max(high, data[i * size + j]!);
    }
  }
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(size, size);
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) {
      const level = p === q ? 0 : (data[order[p]! * size + order[q]!]! - low) / (high - low || 1);
      image.data.set([244 - 213 * level, 242 - 131 * level, 238 - 118 * level, 255], 4 * (p * size + q));
    }
  }
  context.putImageData(image, 0, 0);
}
