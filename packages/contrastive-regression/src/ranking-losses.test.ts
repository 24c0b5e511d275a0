import { expect, test } from 'vitest';
import { goldenCases } from '../test/golden.js';
import { rankingLosses } from './index.js';

const cases = [
  ...goldenCases('clss', 'clss').map((given) => ({ ...given, ranking: given.expected.ranking })),
  ...goldenCases('clss', 'rank_losses_fixed_ranking'),
  ...goldenCases('clss', 'gclss').map((given) => ({
    ...given,
    features: given.unlabelled_features,
    ranking: given.expected.ranking,
  })),
] as ReturnType<typeof goldenCases>;

test.each(cases)(
  "losses and gradients are those of the authors' code, $name",
  ({ features, predictions, ranking, lambda_, expected }) => {
    const result = rankingLosses([features], predictions, ranking, { interpolation: lambda_ });
    const near = (actual: number, wanted: number) =>
      expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
    near(result.unlabeledContrastive.loss, expected.loss_feature_ranksim);
    near(result.rankingSupervision.loss, expected.loss_pred_ranksim);
    const byFeatures = (expected.grad_feature ?? expected.grad_feature_unlabelled).flat() as number[];
    for (const [k, entry] of byFeatures.entries()) near(result.unlabeledContrastive.gradients[0]![k]!, entry);
    for (const [k, entry] of (expected.grad_pred as number[]).entries())
      near(result.rankingSupervision.gradient[k]!, entry);
  },
);

test('two equal views have the loss of one, and half its gradient each', () => {
  const { features, predictions, ranking } = cases[0]!;
  const one = rankingLosses([features], predictions, ranking).unlabeledContrastive;
  const two = rankingLosses([features, features], predictions, ranking).unlabeledContrastive;
  expect(two.loss).toBe(one.loss);
  for (const [k, entry] of one.gradients[0]!.entries()) {
    expect(two.gradients[0]![k]).toBeCloseTo(entry / 2, 12);
    expect(two.gradients[1]![k]).toBeCloseTo(entry / 2, 12);
  }
});

test('places beyond 32 bits order as small ones do', () => {
  const { features, predictions } = cases[0]!;
  const places = [...predictions.keys()];
  const wide = places.map((place: number) => place * 2 ** 40);
  expect(rankingLosses([features], predictions, wide)).toEqual(rankingLosses([features], predictions, places));
});

test('none and one give 0', () => {
  expect(rankingLosses([[]], [], [])).toEqual({
    unlabeledContrastive: { loss: 0, gradients: [new Float64Array(0)] },
    rankingSupervision: { loss: 0, gradient: new Float64Array(0) },
  });
  expect(rankingLosses([[[3, 4]]], [1], [0]).unlabeledContrastive).toMatchObject({ loss: 0 });
});

test('errors name the argument', () => {
  expect(() => rankingLosses([[[1], [2]]], [1], [0, 1])).toThrow(
    'rankingLosses: `predictions` must have one entry per sample (2), got [1].',
  );
  expect(() => rankingLosses([[[1], [2]]], [1, 2], [0])).toThrow(
    'rankingLosses: `ranking` must have one entry per sample (2), got [1].',
  );
  expect(() => rankingLosses([[[1], [2]]], [1, 2], [0, 1], { interpolation: -2 })).toThrow(
    'rankingLosses: `interpolation` must be above 0, got -2.',
  );
});
