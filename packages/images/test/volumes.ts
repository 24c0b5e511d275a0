import { createRandom } from '@cairn-ml/numeric';
import type { Volume } from '../src/volume.js';

/** All 48 orientation codes, from the definition: an order of the three pairs, and one letter of each. */
export const orientations = [
  ['RL', 'AP', 'SI'],
  ['RL', 'SI', 'AP'],
  ['AP', 'RL', 'SI'],
  ['AP', 'SI', 'RL'],
  ['SI', 'RL', 'AP'],
  ['SI', 'AP', 'RL'],
].flatMap((pairs) => [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => pairs.map((pair, i) => pair[(bits >> i) & 1]).join('')));

/** 2 by 3 by 4 voxels, numbered, turned a little and anisotropic. */
export function obliqueVolume(seed = 1): Volume<Int16Array> & { name: string } {
  const random = createRandom(seed);
  const angle = random.uniform(-0.5, 0.5);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const spacing = [0.5, 1.5, 3] as const;
  const affine = [c * 0.5, -s * 1.5, 0, -10, s * 0.5, c * 1.5, 0, 20, 0, 0, 3, 30];
  return { data: Int16Array.from({ length: 24 }, (_, i) => i), size: [2, 3, 4], spacing, affine, name: 'oblique' };
}
