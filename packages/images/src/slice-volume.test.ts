import { expect, test } from 'vitest';
import { obliqueVolume, orientations } from '../test/volumes.js';
import { reorientVolume } from './reorient-volume.js';
import { type Plane, sliceVolume } from './slice-volume.js';
import { voxelToWorld } from './voxel-to-world.js';

const planes: Plane[] = ['axial', 'coronal', 'sagittal'];

test('a slice is the same whatever the order of the voxels in the file', () => {
  const volume = obliqueVolume();
  for (const plane of planes) {
    for (const convention of ['radiological', 'neurological'] as const) {
      const expected = sliceVolume(volume, { plane, index: 1, convention });
      for (const code of orientations) {
        const { affine, ...slice } = sliceVolume(reorientVolume(volume, code), { plane, index: 1, convention });
        expect({ ...slice, data: Array.from(slice.data), spacing: slice.spacing.map((v) => v.toFixed(9)) }).toEqual({
          data: Array.from(expected.data),
          width: expected.width,
          height: expected.height,
          channels: 1,
          spacing: expected.spacing.map((v) => v.toFixed(9)),
        });
        affine.forEach((value, i) => {
          expect(value).toBeCloseTo(expected.affine[i]!, 9);
        });
      }
    }
  }
});

test('the affine of a slice leads to the place of its pixels', () => {
  const volume = obliqueVolume();
  const [width, height] = volume.size;
  for (const plane of planes) {
    const slice = sliceVolume(volume, { plane, index: 1 });
    slice.data.forEach((value, at) => {
      const [x, y] = [at % slice.width, Math.floor(at / slice.width)];
      const voxel = [value % width, Math.floor(value / width) % height, Math.floor(value / (width * height))];
      voxelToWorld(volume, voxel).forEach((expected, axis) => {
        const [toX, toY, origin] = slice.affine.slice(3 * axis);
        expect(toX! * x + toY! * y + origin!).toBeCloseTo(expected, 10);
      });
    });
  }
});

test('the front is on top of an axial slice and at the left of a sagittal one, the head on top of the others', () => {
  const volume = obliqueVolume();
  const mainDirection = (plane: Plane, along: 0 | 1) => {
    const { affine } = sliceVolume(volume, { plane, index: 0 });
    const steps = [0, 1, 2].map((axis) => affine[3 * axis + along]!);
    const axis = steps.map(Math.abs).indexOf(Math.max(...steps.map(Math.abs)));
    return ['RL', 'AP', 'SI'][axis]![steps[axis]! > 0 ? 0 : 1];
  };
  expect(planes.map((plane) => mainDirection(plane, 0))).toEqual(['L', 'L', 'P']);
  expect(planes.map((plane) => mainDirection(plane, 1))).toEqual(['P', 'I', 'I']);
});

test('neurological mirrors axial and coronal slices, and leaves sagittal ones', () => {
  const volume = obliqueVolume();
  for (const plane of planes) {
    const [ours, theirs] = (['radiological', 'neurological'] as const).map((convention) =>
      sliceVolume(volume, { plane, index: 0, convention }),
    );
    const row = Array.from(ours!.data.slice(0, ours!.width));
    expect(Array.from(theirs!.data.slice(0, ours!.width))).toEqual(plane === 'sagittal' ? row : row.reverse());
  }
});

test('keeps the channels of a pixel together', () => {
  const affine = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0];
  const volume = { data: [1, 2, 3, 4], size: [2, 1, 1], spacing: [1, 1, 1], affine, channels: 2 } as const;
  expect(sliceVolume(volume, { plane: 'axial', index: 0 })).toMatchObject({
    data: [3, 4, 1, 2],
    channels: 2,
    width: 2,
  });
});

test('refuses what is outside of the volume, and unknown words', () => {
  const volume = obliqueVolume();
  expect(() => sliceVolume(volume, { plane: 'axial', index: 4 })).toThrow(
    'sliceVolume: `index` must be an integer from 0 to 3, got 4.',
  );
  expect(() => sliceVolume(volume, { plane: 'axial', index: 0.5 })).toThrow('got 0.5');
  expect(() => sliceVolume(volume, { plane: 'constructor' as never, index: 0 })).toThrow(
    "sliceVolume: `plane` must be 'axial' | 'coronal' | 'sagittal', got \"constructor\".",
  );
  expect(() => sliceVolume(volume, { plane: 'axial', index: 0, convention: 'none' as never })).toThrow('convention');
});
