import { expect, test } from 'vitest';
import { greyAt, pointOf, testPhantoms } from '../../test/phantoms.js';
import { cephalogramLandmarkNames, cephalogramPhantom } from './index.js';

testPhantoms(cephalogramPhantom, cephalogramLandmarkNames, 19);

test('the chin and the incisors look to the right, the tip of the upper incisor is bright', () => {
  for (let seed = 0; seed < 5; seed++) {
    const phantom = cephalogramPhantom(seed, { size: 256, noise: 0, rotation: 0 });
    const point = (name: string) => pointOf(phantom, cephalogramLandmarkNames, name);
    expect(point('pogonion')[0]).toBeGreaterThan(point('gonion')[0]);
    expect(point('menton')[1]).toBeGreaterThan(point('pogonion')[1]);
    expect(point('sella')[1]).toBeLessThan(point('gonion')[1]);
    const [x, y] = point('upper incisal');
    expect(greyAt(phantom, x - 4, y - 6)).toBeGreaterThan(1.5 * greyAt(phantom, x + 12, y));
    const [lipX, lipY] = point('upper lip');
    expect(greyAt(phantom, lipX - 4, lipY)).toBeGreaterThan(2 * greyAt(phantom, lipX + 4, lipY));
  }
});
