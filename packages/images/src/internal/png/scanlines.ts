import type { PngHeader } from './chunks.js';

/** Numbers per pixel in the file, by colour type. */
const samplesPerPixel = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** A part of the picture that is compressed for itself: the whole, or one of the seven of Adam7. */
export interface Pass {
  /** First column and row, and steps between them. */
  left: number;
  top: number;
  stepX: number;
  stepY: number;
  width: number;
  height: number;
  /** Of a row, without its filter byte. */
  rowBytes: number;
}

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function samplesOf({ colorType }: PngHeader): number {
  return samplesPerPixel.get(colorType)!;
}

export function passesOf(header: PngHeader): Pass[] {
  const bits = samplesOf(header) * header.bitDepth;
  return (header.interlaced ? adam7 : [[0, 0, 1, 1] as const])
    .map(([left, top, stepX, stepY]) => {
      const width = Math.ceil((header.width - left) / stepX);
      const height = Math.ceil((header.height - top) / stepY);
      return { left, top, stepX, stepY, width, height, rowBytes: Math.ceil((width * bits) / 8) };
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}

/** Undoes the filters of `rows` rows, in place; false for a filter that does not exist. */
export function unfilter(data: Uint8Array, start: number, rows: number, rowBytes: number, pixelBytes: number): boolean {
  const stride = rowBytes + 1;
  for (let row = 0; row < rows; row++) {
    const filter = data[start + row * stride]!;
    if (filter > 4) return false;
    if (filter === 0) continue;
    const at = start + row * stride + 1;
    for (let i = 0; i < rowBytes; i++) {
      const left = i < pixelBytes ? 0 : data[at + i - pixelBytes]!;
      const up = row === 0 ? 0 : data[at + i - stride]!;
      const corner = row === 0 || i < pixelBytes ? 0 : data[at + i - stride - pixelBytes]!;
      data[at + i] = data[at + i]! + predict(filter, left, up, corner);
    }
  }
  return true;
}

/** What a filter expects of a byte from its neighbours. */
export function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
