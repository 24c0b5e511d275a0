import { randomNormal, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectLossAndGradient, goldenCases } from '../test/golden.js';
import { expectTidy } from '../test/leaks.js';
import { rankingSupervisionLoss } from './index.js';

// differences of decimals such as those of arc16 tie up to round-off, so only float64 (rankingLosses) can agree there
const cases = [
  ...goldenCases('clss', 'clss')
    .filter((given) => given.name !== 'arc16_lambda05')
    .map((given) => ({ ...given, ranking: given.expected.ranking })),
  ...goldenCases('clss', 'rank_losses_fixed_ranking'),
] as ReturnType<typeof goldenCases>;

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(cases)(
    "loss and gradient are those of the authors' code, $name",
    ({ predictions, ranking, lambda_, expected }) =>
      expectLossAndGradient((p) => rankingSupervisionLoss(p, ranking, { interpolation: lambda_ }), predictions, {
        loss: expected.loss_pred_ranksim,
        gradient: expected.grad_pred,
      }),
  );

  test('predictions in the order of the ranking, or its reverse, at equal steps have no loss', async () => {
    for (const ranking of [
      [0, 2, 1, 3],
      [3, 1, 2, 0],
    ])
      expect((await rankingSupervisionLoss(tensor([1, 3, 2, 4]), ranking).data())[0]).toBe(0);
  });

  test('none and one give 0; a column is a vector; equal places are represented by the first', async () => {
    const value = async (p: Tensor, ranking: number[]) => (await rankingSupervisionLoss(p, ranking).data())[0]!;
    expect(await value(zeros([0]), [])).toBe(0);
    expect(await value(zeros([1]), [0])).toBe(0);
    expect(await value(tensor([[1], [5], [2]]), [0, 1, 2])).toBe(await value(tensor([1, 5, 2]), [0, 1, 2]));
    expect(await value(tensor([1, 5, 2, 9]), [0, 1, 2, 1])).toBe(await value(tensor([1, 5, 2]), [0, 1, 2]));
  });

  test('nothing is left behind', () =>
    expectTidy((p) => rankingSupervisionLoss(p, [0, 2, 1, 1]), randomNormal([4], 1)));
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => rankingSupervisionLoss(zeros([2]), [0])).toThrow(
    'rankingSupervisionLoss: `ranking` must have one entry per sample (2), got [1].',
  );
  expect(() => rankingSupervisionLoss(zeros([2], 'int32'), [0, 1])).toThrow(
    'rankingSupervisionLoss: `predictions` must be float32, got "int32".',
  );
});
