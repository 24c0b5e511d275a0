import { checkOption } from '@cairn-ml/numeric';
import type { Size } from '../../codec-options.js';
import { checkSize } from '../read.js';

/** How pixels of the heatmap lie on pixels of the input. */
export interface HeatmapGrid {
  /** Size of the image that the network sees; landmarks are in its pixels. */
  inputSize: Size;
  /** `'udp'` (default): first and last pixels coincide. `'msra'`: pixels of the heatmap are blocks of the input, as in mmpose's MSRA and DARK. */
  codec?: 'udp' | 'msra';
}

export function checkGrid(caller: string, { inputSize, codec = 'udp' }: HeatmapGrid): void {
  checkSize(caller, 'inputSize', inputSize, 2);
  checkOption(caller, 'codec', codec, ['udp', 'msra']);
}

/** Pixels of the input per pixel of a heatmap, along x and y. */
export function gridScale({ inputSize, codec = 'udp' }: HeatmapGrid, heatmapSize: Size): [number, number] {
  const last = codec === 'udp' ? 1 : 0;
  return [(inputSize[0] - last) / (heatmapSize[0] - last), (inputSize[1] - last) / (heatmapSize[1] - last)];
}
