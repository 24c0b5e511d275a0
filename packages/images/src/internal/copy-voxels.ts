import type { CheckedVolume } from './check-volume.js';
import type { AxisDirections } from './orientation.js';
import { zerosLike } from './typed-array.js';

/** A way through a volume: along one of its axes, forwards or backwards. */
export interface Walk {
  axis: number;
  step: 1 | -1;
}

/** The axis that runs along a world axis, walked so that it goes where `sign` says. */
export function walkAlong(axes: AxisDirections, world: number, sign: 1 | -1): Walk {
  const axis = axes.findIndex((direction) => direction.world === world);
  return { axis, step: axes[axis]!.sign === sign ? 1 : -1 };
}

/** The voxel that a walk begins with, along its axis. */
export function startOf({ size }: CheckedVolume, { axis, step }: Walk): number {
  return step === 1 ? 0 : size[axis]! - 1;
}

/** Copies what two or three walks pass, the first fastest, from the voxel `first` on. */
export function copyVoxels<Data extends ArrayLike<number>>(
  { data, size, channels }: CheckedVolume<Data>,
  first: readonly number[],
  walks: readonly Walk[],
): Data {
  const strides = [channels, channels * size[0], channels * size[0] * size[1]];
  const start = first.reduce((sum, index, axis) => sum + index * strides[axis]!, 0);
  const [columns, rows, slices] = [0, 1, 2].map((i) => {
    const walk = walks[i];
    return walk ? { length: size[walk.axis]!, step: walk.step * strides[walk.axis]! } : { length: 1, step: 0 };
  }) as [Steps, Steps, Steps];
  const result = zerosLike(data, columns.length * rows.length * slices.length * channels);
  const writable = result as { [index: number]: number };
  let next = 0;
  for (let slice = 0; slice < slices.length; slice++) {
    for (let row = 0; row < rows.length; row++) {
      let at = start + slice * slices.step + row * rows.step;
      for (let column = 0; column < columns.length; column++, at += columns.step) {
        for (let channel = 0; channel < channels; channel++) writable[next++] = data[at + channel]!;
      }
    }
  }
  return result;
}

interface Steps {
  length: number;
  step: number;
}
