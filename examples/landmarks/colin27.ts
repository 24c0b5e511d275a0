import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sliceVolume, type VolumeSlice } from '@cairn-ml/images';
import { readNifti } from '@cairn-ml/images/nifti';

/** Where `pnpm data` puts Colin27: an MRI of one man, scanned 27 times and averaged, with the regions of the AAL atlas. */
const folder = fileURLToPath(new URL('../../.cache/colin27', import.meta.url));

export const hasColin = (): boolean => existsSync(join(folder, 'aal.nii.gz'));

const regions = ['Caudate', 'Putamen', 'Thalamus', 'Insula'];
/** Names of the landmarks, in their order: the centre of each region in the slice. */
export const landmarkNames = regions.flatMap((region) => [`${region}_L`, `${region}_R`]);

/** An axial slice, 1 mm per pixel: front on top, the man's right at the left, as radiologists look at it. */
export interface BrainSlice {
  z: number;
  image: VolumeSlice;
  /** x, y of each of {@link landmarkNames}. */
  landmarks: number[];
}

/** Slices by their index from the feet up; 71 is the plane of the commissures (z = 0 in MNI coordinates). */
export async function readSlices(indices: readonly number[]): Promise<BrainSlice[]> {
  const read = (name: string) => readFileSync(join(folder, name));
  const [scan, atlas] = await Promise.all(['ch2.nii.gz', 'aal.nii.gz'].map((name) => readNifti(read(name))));
  const lines = read('aal.nii.txt').toString().split('\n');
  const values = new Map(lines.map((line) => line.split(' ')).map(([value, name]) => [name!, Number(value)]));
  return indices.map((index) => {
    const labels = sliceVolume(atlas!, { plane: 'axial', index });
    const landmarks = landmarkNames.flatMap((name) => centre(labels, values.get(name)!));
    return { z: index, image: sliceVolume(scan!, { plane: 'axial', index }), landmarks };
  });
}

function centre({ data, width }: VolumeSlice, value: number): [x: number, y: number] {
  let [count, x, y] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== value) continue;
    count++;
    x += i % width;
    y += Math.floor(i / width);
  }
  return [x / count, y / count];
}
