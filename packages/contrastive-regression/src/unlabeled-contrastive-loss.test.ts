import { randomNormal, stack, stopGradient, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { rankingLosses, unlabeledContrastiveLoss } from './index.js';

// moved by its gradient, the row of zeros ties with others up to round-off, so only float64 (rankingLosses) can agree there
const cases = [
  ...goldenCases('clss', 'clss').map((given) => ({ ...given, ranking: given.expected.ranking })),
  ...goldenCases('clss', 'rank_losses_fixed_ranking').filter((given) => given.name !== 'zero_feature_row'),
] as ReturnType<typeof goldenCases>;

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(cases)(
    "loss and gradient are those of the authors' code, $name",
    ({ features, ranking, lambda_, expected }) =>
      expectLossAndGradient((z) => unlabeledContrastiveLoss(z, ranking, { interpolation: lambda_ }), features, {
        loss: expected.loss_feature_ranksim,
        gradient: expected.grad_feature,
      }),
  );

  test('a memory under stopGradient: the loss of the average, and the gradient of the current view', async () => {
    const [memory, now] = [randomNormal([6, 4], 1), randomNormal([6, 4], 2)];
    const ranking = [3, 1, 0, 5, 4, 2];
    const rows = [(await memory.array()) as number[][], (await now.array()) as number[][]];
    const { unlabeledContrastive } = rankingLosses(rows, [0, 0, 0, 0, 0, 0], ranking);
    await expectLossAndGradient(
      (z) => unlabeledContrastiveLoss(stack([stopGradient(memory), z], 1), ranking),
      rows[1]!,
      {
        loss: unlabeledContrastive.loss,
        gradient: [...unlabeledContrastive.gradients[1]!],
      },
    );
  });

  test('the reverse of a ranking has the same loss', async () => {
    const z = randomNormal([7, 3], 3);
    const ranking = [4, 2, 6, 0, 1, 5, 3];
    const losses = await Promise.all(
      [ranking, ranking.map((r) => 6 - r)].map((r) => unlabeledContrastiveLoss(z, r).data()),
    );
    expect(losses[0]![0]).toBeCloseTo(losses[1]![0]!, 6);
  });

  test('none, one, and rows of zeros give numbers; equal places are represented by the first', async () => {
    const value = async (z: Tensor, ranking: number[]) => (await unlabeledContrastiveLoss(z, ranking).data())[0]!;
    expect(await value(zeros([0, 3]), [])).toBe(0);
    expect(await value(zeros([1, 3]), [0])).toBe(0);
    expect(await value(zeros([3, 3]), [0, 1, 2])).toBeGreaterThanOrEqual(0);
    const rows = [
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    expect(await value(tensor([...rows, [5, -7]]), [0, 1, 2, 1])).toBeCloseTo(await value(tensor(rows), [0, 1, 2]), 6);
  });

  test('nothing is left behind', () =>
    expectTidy((z) => unlabeledContrastiveLoss(z, [0, 2, 1, 1]), randomNormal([4, 3], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => unlabeledContrastiveLoss(zeros([2, 2]), [0])).toThrow(
    'unlabeledContrastiveLoss: `ranking` must have one entry per sample (2), got [1].',
  );
  expect(() => unlabeledContrastiveLoss(zeros([2, 2]), [0, Number.NaN])).toThrow(
    'unlabeledContrastiveLoss: `ranking[1]` must be a finite number, got NaN.',
  );
});
