import type { CodecMode } from '../codec-options.js';
import { gaussianKernel } from '../gaussian-kernel.js';
import { blurLine, rescaling, sources } from './blur-map.js';
import type { FloatArray } from './read.js';

/** How far the maximum at `bin` of the line that begins at `start` moves. */
export type LineRefiner = (start: number, bin: number, maximum: number) => number;

/** Newton's step on the logarithm of a blurred line of `length` bins. */
export function createLineRefiner(lines: FloatArray, length: number, sigma: number, mode: CodecMode): LineRefiner {
  const taps = Math.max(1, Math.floor((20 * sigma - 7) / 3));
  const kernel = gaussianKernel(taps - (taps % 2 === 0 ? 1 : 0));
  return (mode === 'exact' ? exact : released)(lines, length, kernel);
}

/** Three bins; at an end they start one further in and the kernel shrinks until it fits, as for heatmaps. */
function exact(lines: FloatArray, length: number, kernel: Float64Array): LineRefiner {
  if (length < 3) return () => 0;
  const middle = kernel.length >> 1;
  return (start, bin) => {
    const centre = Math.min(Math.max(bin, 1), length - 2);
    const reach = Math.min(middle, centre - 1, length - 2 - centre);
    const [a, b, c] = [centre - 1, centre, centre + 1].map((at) => {
      let sum = 0;
      for (let j = -reach; j <= reach; j++) sum += kernel[middle + j]! * lines[start + at + j]!;
      return Math.log(sum);
    }) as [number, number, number];
    const curvature = c - 2 * b + a;
    return curvature < -1e-9 && curvature > -Infinity ? centre - bin - (c - a) / 2 / curvature : 0;
  };
}

/** Differences over five bins, of which those outside repeat the outermost. */
function released(lines: FloatArray, length: number, kernel: Float64Array): LineRefiner {
  const from = sources(length, kernel.length, 'zero');
  const blurred = new Float64Array(length);
  return (start, bin, maximum) => {
    blurLine(lines, start, 1, blurred, 0, kernel, from);
    if (blurred.every((value) => value === 0)) return Number.NaN; // mmpose divides by the maximum
    const factor = rescaling(maximum, blurred);
    const at = (offset: number) => {
      const index = Math.min(Math.max(Math.trunc(bin + 2.5) - 2 + offset, 0), length - 1);
      return Math.log(Math.min(Math.max(blurred[index]! * factor, 1e-3), 50));
    };
    return -(0.5 * (at(1) - at(-1))) / (1e-9 + 0.25 * (at(2) - 2 * at(0) + at(-2)));
  };
}
