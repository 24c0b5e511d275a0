import type { HeatmapCodecOptions } from '../codec-options.js';

/** From pixels of the input to pixels of the heatmap, in float32 where mmpose has it: it decides which pixel is nearest. */
export function udpEncodeScale({ inputSize, heatmapSize, mode }: HeatmapCodecOptions): {
  toX: (x: number) => number;
  toY: (y: number) => number;
} {
  const along = (axis: 0 | 1) => {
    const scale = (inputSize[axis] - 1) / (heatmapSize[axis] - 1);
    if (mode !== 'mmpose') return (value: number) => value / scale;
    return (value: number) => Math.fround(Math.fround(value) / Math.fround(scale));
  };
  return { toX: along(0), toY: along(1) };
}

/** Pixels of the input per pixel of the heatmap. mmpose's own differs from the one that it encodes with. */
export function udpDecodeScale({ inputSize, heatmapSize, mode }: HeatmapCodecOptions): [number, number] {
  const last = mode === 'mmpose' ? 0 : 1;
  return [(inputSize[0] - last) / (heatmapSize[0] - 1), (inputSize[1] - last) / (heatmapSize[1] - 1)];
}
