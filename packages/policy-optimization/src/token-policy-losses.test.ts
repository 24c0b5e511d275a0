import { grad, sum, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { expectClose } from '../test/programs.js';
import { type PolicyObjectiveOptions, type TokenRows, tokenPolicyLosses } from './index.js';

const objectives: PolicyObjectiveOptions<never>[] = [
  {},
  { clipHigh: 0.28, dualClip: 3 },
  { clipLow: [0.25, 0], clipHigh: [0, 0.5] },
  { level: 'sequence' },
  { objective: 'cispo', clipLow: 1, clipHigh: 0.5 },
  { objective: 'sapo' },
  { objective: 'sapo', level: 'sequence', positiveTemperature: 3, negativeTemperature: 0.5 },
];
const old = [
  [-1, -2, -1, -3],
  [-1, -1, -1, -1],
];
const now = [
  [-0.5, -2.625, -1.125, -1],
  [-2, -0.875, -0.5, -2.25],
];
const mask = [
  [1, 1, 1, 1],
  [1, 1, 1, 0],
];

/** Of a token whose ratio to a policy of probability 1 is given. */
function lossOf(ratio: number, advantage: number, options: PolicyObjectiveOptions<TokenRows> = {}): number {
  return tokenPolicyLosses([[Math.log(ratio)]], [[0]], [advantage], options)[0]![0]!;
}

test('clipped is -min(w A, clip(w) A)', () => {
  const ratio = fc.double({ min: 0.01, max: 10, noNaN: true });
  const advantage = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(ratio, advantage, (ratio, advantage) => {
      const clipped = Math.min(Math.max(ratio, 0.8), 1.28) * advantage;
      expect(lossOf(ratio, advantage, { clipHigh: 0.28 })).toBeCloseTo(-Math.min(ratio * advantage, clipped), 9);
      const dual =
        advantage < 0
          ? Math.max(Math.min(ratio * advantage, clipped), 3 * advantage)
          : Math.min(ratio * advantage, clipped);
      expect(lossOf(ratio, advantage, { clipHigh: 0.28, dualClip: 3 })).toBeCloseTo(-dual, 9);
    }),
  );
});

test('a ratio of 1 gives -A, of CISPO -A log p, of SAPO -2A/τ', () => {
  expect(lossOf(1, 2)).toBe(-2);
  expect(tokenPolicyLosses([[-3]], [[-3]], [2], { objective: 'cispo' })[0]![0]).toBe(6);
  expect(lossOf(1, 2, { objective: 'sapo' })).toBe(-4);
  expect(lossOf(1, -2.1, { objective: 'sapo' })).toBeCloseTo(4, 12);
});

test('weights multiply, the mask makes 0 of anything', () => {
  const weights = [[0.5, 2, Number.NaN]];
  const losses = tokenPolicyLosses([[-1, -1, Number.NaN]], [[-1, -1, 0]], [1], { weights, mask: [[1, 1, 0]] });
  expect([...losses[0]!]).toEqual([-0.5, -2, 0]);
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(objectives)('tensors agree with rows, and gradients with differences: %j', async (options) => {
    const tensors = { old: tensor(old), mask: tensor(mask) };
    for (const advantages of [
      [1.5, -0.75],
      [-1, 2],
      [
        [1, -1, 0, 2],
        [-2, 0.5, -1, 3],
      ],
    ]) {
      const isPerToken = Array.isArray(advantages[0]);
      const given = isPerToken ? tensor(advantages as number[][]) : (advantages as number[]);
      const loss = (x: Tensor) => tokenPolicyLosses(x, tensors.old, given, { ...options, mask: tensors.mask });
      const expected = tokenPolicyLosses(now, old, advantages as number[], { ...options, mask });
      expectClose(
        await loss(tensor(now)).data(),
        expected.flatMap((row) => [...row]),
        1e-6,
      );
      if (options.objective === 'cispo') continue; // its gradient is not that of its value
      expect((await checkGradient(loss, [tensor(now)])).maxError).toBeLessThan(1e-3);
    }
  });

  test('CISPO: every token has the gradient of its log-probability, times the clipped ratio', async () => {
    const loss = (x: Tensor) => sum(tokenPolicyLosses(x, zeros([1, 3]), [2], { objective: 'cispo' }));
    const gradient = await grad(loss)(tensor([[Math.log(0.5), Math.log(1.125), Math.log(4)]])).data();
    expectClose(gradient, [-1.6, -2.25, -2.4], 1e-6);
  });

  test('a ratio of exactly 1 keeps its gradient where nothing may change', async () => {
    const loss = (x: Tensor) => sum(tokenPolicyLosses(x, zeros([2, 1]), [1, -1], { clipLow: 0, clipHigh: 0 }));
    expect([...(await grad(loss)(zeros([2, 1])).data())]).toEqual([-1, 1]);
  });

  test('what is padded may be anything, and has no gradient', async () => {
    const padded = tensor([[-1, Number.NaN, Number.NEGATIVE_INFINITY]]);
    const options = { mask: tensor([[1, 0, 0]]), weights: padded };
    for (const objective of ['clipped', 'cispo', 'sapo'] as const)
      for (const level of ['token', 'sequence', 'sequenceToken'] as const) {
        const loss = (x: Tensor) => sum(tokenPolicyLosses(x, padded, padded, { ...options, objective, level }));
        const gradient = await grad(loss)(padded).data();
        expect(Number.isFinite(gradient[0])).toBe(true);
        expect([gradient[1], gradient[2]]).toEqual([0, 0]);
      }
  });

  test('log-ratios beyond float32 stay finite', async () => {
    const x = tensor([[-1e4, 0, -1e30, -1]]);
    const loss = (x: Tensor) => tokenPolicyLosses(x, tensor([[0, -1e4, 0, -1e30]]), [-1]);
    expect((await loss(x).data()).every(Number.isFinite)).toBe(true);
    expect((await grad((x) => sum(loss(x)))(x).data()).every(Number.isFinite)).toBe(true);
  });

  test('advantages as tensors, one per completion', async () => {
    const losses = tokenPolicyLosses(zeros([2, 2]), zeros([2, 2]), tensor([1, -3]));
    expect([...(await losses.data())]).toEqual([-1, -1, 3, 3]);
  });

  test('nothing is left behind', async () => {
    const constants = { old: tensor(old), mask: tensor(mask), weights: tensor(mask) };
    for (const options of objectives)
      await expectTidy(
        (x) =>
          tokenPolicyLosses(x, constants.old, [1, -1], {
            ...options,
            mask: constants.mask,
            weights: constants.weights,
          }),
        tensor(now),
      );
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  const rows = [[-1, -1]];
  const x = zeros([2, 3]);
  expect(() => tokenPolicyLosses(rows, rows, [1, 2])).toThrow(
    'tokenPolicyLosses: `advantages` must have one entry per completion (1), got [2].',
  );
  expect(() => tokenPolicyLosses(rows, rows, [[1]])).toThrow('`advantages[0]` must have 2 entries');
  expect(() => tokenPolicyLosses(rows, rows, [Number.NaN])).toThrow('`advantages[0]` must be a finite number');
  expect(() => tokenPolicyLosses(rows, rows, zeros([1]) as never)).toThrow('`advantages` must be numbers');
  expect(() => tokenPolicyLosses(x, x, zeros([3]))).toThrow(
    'tokenPolicyLosses: `advantages` must be [2] or [2, 3], as `logprobs`, got [3].',
  );
  expect(() => tokenPolicyLosses(x, x, [1])).toThrow('`advantages` must have one entry per completion (2), got [1].');
  expect(() => tokenPolicyLosses(rows, rows, [1], { clipLow: 1.5 })).toThrow('`clipLow` must be a finite number');
  expect(() => tokenPolicyLosses(rows, rows, [1], { clipHigh: [0.1, 0.2] })).toThrow(
    'tokenPolicyLosses: `clipHigh` must have one entry per completion (1), got [2].',
  );
  expect(() => tokenPolicyLosses(rows, rows, [1], { dualClip: 1 })).toThrow('`dualClip` must be above 1, got 1.');
  expect(() => tokenPolicyLosses(rows, rows, [1], { negativeTemperature: 0 })).toThrow(
    'tokenPolicyLosses: `negativeTemperature` must be above 0, got 0.',
  );
  expect(() => tokenPolicyLosses(rows, rows, [1], { objective: 'ppo' as never })).toThrow(
    "`objective` must be 'clipped'",
  );
});
