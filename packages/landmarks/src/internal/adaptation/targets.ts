import { type Tensor, tensor } from '@cairn-ml/tensor';
import type { Size } from '../../codec-options.js';
import { gaussianHeatmaps } from '../../tensor/gaussian-heatmaps.js';

/** How landmarks are drawn. */
export interface TargetGrid {
  inputSize: Size;
  heatmapSize: Size;
  sigma: number;
}

/** Landmarks of samples in pixels of the input. */
export interface Targets {
  landmarks: readonly Float64Array[];
  grid: TargetGrid;
}

/** 1 per landmark that is there, 0 per missing one. */
export function visibilities(landmarks: Float64Array): number[] {
  return Array.from({ length: landmarks.length / 2 }, (_, k) => (Number.isNaN(landmarks[2 * k]) ? 0 : 1));
}

/** Heatmaps `[batch, landmarks, rows, columns]` and weights `[batch, landmarks]`, to be made in a `tidy`. */
export function drawTargets(
  { landmarks, grid }: Targets,
  indices: ArrayLike<number>,
): { maps: Tensor; visible: Tensor } {
  const chosen = Array.from(indices, (i) => landmarks[i]!);
  const count = chosen[0]!.length / 2;
  const coordinates = Float32Array.from(chosen.flatMap((values) => [...values]));
  const visible = tensor(Float32Array.from(chosen.flatMap(visibilities)), [chosen.length, count]);
  const keypoints = tensor(coordinates, [chosen.length, count, 2]);
  return { maps: gaussianHeatmaps(keypoints, { ...grid, visible }), visible };
}
