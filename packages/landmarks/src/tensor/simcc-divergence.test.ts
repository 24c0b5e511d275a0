import { tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../test/devices.js';
import { scalar, testGradients, uniformTensor } from '../../test/heatmaps.js';
import { simccDivergence } from './index.js';

beforeAll(() => useDevice('wasm'));

/** KL(t || softmax(z)) by hand, bins with t = 0 left out. */
function divergence(t: number[], z: number[]): number {
  const sum = z.reduce((total, value) => total + Math.exp(value), 0);
  return t.reduce((total, p, i) => total + (p > 0 ? p * (Math.log(p) - z[i]! + Math.log(sum)) : 0), 0);
}

const x = { t: [0, 0.25, 0.75], z: [1, -1, 0.5] };
const y = { t: [1, 0], z: [0.3, 0.9] };
const predicted = () => ({ x: tensor([[x.z]]), y: tensor([[y.z]]) });
const target = () => ({ x: tensor([[x.t]]), y: tensor([[y.t]]) });

test('the divergence along both axes; mmpose averages over bins', async () => {
  const [dx, dy] = [divergence(x.t, x.z), divergence(y.t, y.z)];
  expect(await scalar(simccDivergence(predicted(), target()))).toBeCloseTo(dx + dy, 5);
  expect(await scalar(simccDivergence(predicted(), target(), { mode: 'mmpose' }))).toBeCloseTo(dx / 3 + dy / 2, 5);
  const weights = tensor([[0.5]]);
  expect(await scalar(simccDivergence(predicted(), target(), { weights }))).toBeCloseTo((dx + dy) / 2, 5);
  const sharp =
    divergence(
      x.t,
      x.z.map((z) => 10 * z),
    ) +
    divergence(
      y.t,
      y.z.map((z) => 10 * z),
    );
  expect(await scalar(simccDivergence(predicted(), target(), { beta: 10 }))).toBeCloseTo(sharp, 4);
});

test('a batch is averaged, in mmpose summed', async () => {
  const zero = { x: zeros([3, 2, 4]), y: zeros([3, 2, 2]) };
  const first = {
    x: tensor(Array(6).fill([1, 0, 0, 0]).flat(), [3, 2, 4]),
    y: tensor(Array(6).fill([1, 0]).flat(), [3, 2, 2]),
  };
  expect(await scalar(simccDivergence(zero, first))).toBeCloseTo(Math.log(4) + Math.log(2), 5);
  const released = await scalar(simccDivergence(zero, first, { mode: 'mmpose' }));
  expect(released).toBeCloseTo(3 * (Math.log(4) / 4 + Math.log(2) / 2), 5);
});

test('targets through a softmax that equal the prediction diverge by 0', async () => {
  expect(await scalar(simccDivergence(predicted(), predicted(), { targetBeta: 1 }))).toBeCloseTo(0, 6);
});

test('bins that do not fit', () => {
  const short = { x: zeros([1, 1, 3]), y: zeros([1, 2, 2]) };
  expect(() => simccDivergence(short, target())).toThrow('`predicted.y` must be [batch, landmarks, bins]');
  expect(() => simccDivergence(predicted(), { ...target(), y: zeros([1, 1, 3]) })).toThrow(
    '`target.y` must be [1, 1, 2]',
  );
});

testGradients(() => {
  const distributions = { x: tensor([[[0.5, 0, 0.5]]]), y: tensor([[[0.2, 0.3, 0.5]]]) };
  return {
    x: uniformTensor([1, 1, 3], 3, -1, 1),
    loss: (logits) => simccDivergence({ x: logits, y: logits }, distributions, { beta: 2 }),
  };
});
