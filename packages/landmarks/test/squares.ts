import type { LandmarkSample } from '../src/adaptation/index.js';

/** A white square whose corners are landmarks, on black: left top, right top, left bottom, right bottom. */
export function squareSample(x: number, y: number, side = 9, size = 32): LandmarkSample {
  const data = new Uint8Array(size * size);
  for (let row = y; row <= y + side; row++) data.fill(255, row * size + x, row * size + x + side + 1);
  const landmarks = [x, y, x + side, y, x, y + side, x + side, y + side];
  return { image: { data, width: size, height: size, channels: 1 }, landmarks };
}

/** Squares at different places. */
export function squareSamples(): LandmarkSample[] {
  return [
    [4, 5],
    [15, 8],
    [9, 17],
    [18, 19],
    [6, 12],
    [12, 3],
  ].map(([x, y]) => squareSample(x!, y!));
}
