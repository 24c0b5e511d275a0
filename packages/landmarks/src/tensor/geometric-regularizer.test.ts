import { grad, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { scalar, testGradients, uniformTensor } from '../../test/heatmaps.js';
import { geometricRegularizer, geoSapiensLines } from './index.js';

beforeAll(() => useDevice('wasm'));

/** Two landmarks on a line of each angle, in degrees. */
function linesAt(...angles: number[]): Tensor {
  const points = angles.flatMap((angle, i) => {
    const [x, y] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    return [7 * i + 3 * x, i - 3 * y, 7 * i - 3 * x, i + 3 * y];
  });
  return tensor(points, [1, 2 * angles.length, 2]);
}

const three = {
  parallel: [
    [0, 1],
    [2, 3],
  ],
  orthogonal: [4, 5],
};
const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);

describe.each([0, 20, 90, 137])('turned by %d degrees', (turn) => {
  test('angles between lines, in any direction', async () => {
    const at = (...angles: number[]) => geometricRegularizer(linesAt(...angles.map((a) => a + turn)), three);
    expect(await scalar(at(0, 0, 90))).toBeCloseTo(0, 5);
    expect(await scalar(at(0, 180, -90))).toBeCloseTo(0, 5);
    expect(await scalar(at(0, 30, 90))).toBeCloseTo(sine(30) ** 2 + sine(30) ** 2 / 2, 5);
  });
});

test('slopes as released, which fail for vertical lines', async () => {
  const slope = { form: 'slope' } as const;
  const slanted = await scalar(geometricRegularizer(linesAt(0, 30, 90), three, slope));
  // 1 - cos 30 between the two; the vertical line has slope 0 over its denominator: it lies along x
  expect(slanted).toBeCloseTo(1 - Math.cos(Math.PI / 6) + (1 + Math.cos(Math.PI / 6)) / 2, 4);
});

test('landmarks that coincide have no direction, and give numbers', async () => {
  const coordinates = zeros([1, 16, 2]);
  expect(await scalar(geometricRegularizer(coordinates, geoSapiensLines))).toBeCloseTo(1, 6);
  const slopes = await grad((x: Tensor) => geometricRegularizer(x, geoSapiensLines))(coordinates).data();
  for (const slope of slopes) expect(slope).not.toBeNaN();
});

test('lines without landmarks', () => {
  const coordinates = zeros([1, 4, 2]);
  const lines = (parallel: number[][], orthogonal?: number[]) => () =>
    geometricRegularizer(coordinates, orthogonal ? { parallel, orthogonal } : { parallel });
  expect(lines([[0, 1]])).toThrow('`lines` must have at least two lines, got 1');
  expect(lines([[0, 1], [2]])).toThrow('`lines.parallel[1]` must have at least two landmarks');
  expect(lines([[0, 1]], [2, 4])).toThrow('`lines.orthogonal[1]` must be an integer from 0 to 3, got 4');
});

testGradients(
  () => ({ x: uniformTensor([2, 16, 2], 3, 0, 4), loss: (x) => geometricRegularizer(x, geoSapiensLines) }),
  { tolerance: 5e-3 },
);
