import { expect, test } from 'vitest';
import { greyAt, pointOf, testPhantoms } from '../../test/phantoms.js';
import { handLandmarkNames, handPhantom } from './index.js';

testPhantoms(handPhantom, handLandmarkNames, 37);

test('ends of bones lie at the edge of bone: bright behind, darker before', () => {
  for (let seed = 0; seed < 5; seed++) {
    const phantom = handPhantom(seed, { size: 512, noise: 0 });
    const point = (name: string) => pointOf(phantom, handLandmarkNames, name);
    for (const finger of ['index', 'middle', 'ring', 'little']) {
      const [base, tip] = [point(`${finger} distal phalanx base`), point(`${finger} distal phalanx tip`)];
      const at = (t: number) => greyAt(phantom, base[0] + t * (tip[0] - base[0]), base[1] + t * (tip[1] - base[1]));
      expect(at(0.85)).toBeGreaterThan(1.8 * at(1.2));
    }
  }
});
