import {
  type Aggregation,
  aggregateTokenLosses,
  clippedPolicyLoss,
  gdpoAdvantages,
  groupAdvantages,
  importanceRatios,
  type KlEstimateOptions,
  klEstimate,
  opoAdvantages,
  passAtKAdvantages,
  policyDiagnostics,
  rlooAdvantages,
  tokenPolicyLosses,
} from '@cairn-ml/policy-optimization';
import { combineRewards } from '@cairn-ml/rewards';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Advantages, estimates of KL, and clipped losses, as TRL and verl have them. */
export const kinds: Record<string, Handler> = {
  async advantage({ input, expected, verified }) {
    if (!input.rewardsPerFunc) return advantagesOf(input, expected);
    const { rewardsPerFunc, weights, groupSize } = input;
    if (String(verified).includes('normalize_then_sum'))
      return compareAll({ trl: gdpoAdvantages(rewardsPerFunc, { weights, groupSize }) }, expected);
    const total = await weightedSum(rewardsPerFunc, weights);
    const { total: sums, ...rest } = expected;
    return [...compareAll({ total }, { total: sums }), ...advantagesOf({ rewards: total, groupSize }, rest)];
  },
  kl: ({ input, expected }) =>
    each(expected, (name) => klEstimate(input.logp, input.refLogp, named(estimates, name.replace('_', '-')))),
  'policy-loss'({ input, expected }) {
    if (input.ratio) return each(expected, (name) => tokenLosses(input, name));
    if (input.logRatio) {
      const rows: number[][] = input.logRatio;
      const zeros = rows.map((row) => row.map(() => 0));
      const ratios = importanceRatios(rows, zeros, { mask: input.mask, level: 'sequence' });
      return compareAll({ sequenceRatio: ratios.map((row, i) => row[input.mask[i].indexOf(1)]) }, expected);
    }
    const { perToken, mask, maxCompletionLength } = input;
    return each(expected, (name) => {
      const { maxLength, ...options } = named(aggregations, name.replace(/_.*/, ''));
      const limit = maxLength === 'columns' ? perToken[0].length : maxCompletionLength;
      return aggregateTokenLosses(perToken, { ...options, mask, ...(maxLength && { maxLength: limit }) });
    });
  },
  'group:kl'({ input, expected }) {
    const { logProb, refLogProb, kind } = input;
    const rows = logProb.map((row: number[], i: number) => klEstimate(row, refLogProb[i], named(estimates, kind)));
    return compareAll({ kl: rows }, { kl: expected });
  },
  'group:grpo'({ input, expected }) {
    const { rewards = [...(input.rewardsClean ?? []), ...(input.rewardsAdv ?? [])], groups: groupIds, normStd } = input;
    const options = { ...(groupIds && { groupIds }), ...(normStd === false && { scale: 'none' as const }) };
    const advantages = groupAdvantages(rewards, { ...options, epsilon: 1e-6, singletons: 'raw' });
    return compareAll({ advantages }, { advantages: expected });
  },
  'group:policy_loss'({ input, expected }) {
    if (input.clip_ratio === undefined) throw new Error('not the plain clipped loss');
    const { oldLogProb, logProb, advantages, mask, clip_ratio, clip_ratio_low, clip_ratio_high, clip_ratio_c } = input;
    const options = {
      mask,
      clipLow: clip_ratio_low ?? clip_ratio,
      clipHigh: clip_ratio_high ?? clip_ratio,
      dualClip: clip_ratio_c ?? 3,
    };
    const diagnostics = policyDiagnostics(logProb, oldLogProb, advantages, options);
    const actual = {
      loss: clippedPolicyLoss(logProb, oldLogProb, advantages, options),
      'actor/pg_clipfrac': diagnostics.clipFraction,
      'actor/ppo_kl': diagnostics.approximateKl,
      'actor/pg_clipfrac_lower': diagnostics.dualClipFraction,
    };
    return compareAll(actual, expected);
  },
};

/** The advantages in cases whose rewards belong to another package. */
export const advantageKinds: Record<string, Handler> = {
  dare: ({ expected: { rewards, advantages, mv, mvAdvantages } }) => [
    ...(advantages ? advantagesOf({ rewards }, advantages) : []),
    ...(mvAdvantages ? advantagesOf({ rewards: mv.rewards }, mvAdvantages) : []),
  ],
  property: ({ expected: { rewardsAnswers, rewardsRollouts, advAnswers, advRollouts } }) => [
    ...advantagesOf({ rewards: rewardsAnswers }, { verl: advAnswers }),
    ...advantagesOf({ rewards: rewardsRollouts }, { verl: advRollouts }),
  ],
  hazard: ({ input, expected }) =>
    expected.advantages ? advantagesOf(input, { trl: expected.advantages, verl: expected.advantages }) : [],
};

/** What the names of the cases mean. */
const advantageFunctions: Record<string, (rewards: (number | null)[], group: GoldenCase) => Float64Array> = {
  trl: (rewards, group) => groupAdvantages(rewards, group),
  batch: (rewards, group) => groupAdvantages(rewards, { ...group, scale: 'batch' }),
  none: (rewards, group) => groupAdvantages(rewards, { ...group, scale: 'none' }),
  population: (rewards, group) => groupAdvantages(rewards, { ...group, ddof: 0, epsilon: 0 }),
  verl: (rewards, group) => groupAdvantages(rewards, { ...group, epsilon: 1e-6, singletons: 'raw' }),
  nonezero: (rewards, group) => groupAdvantages(rewards, { ...group, nulls: 'zero' }),
  rloo: (rewards, group) => rlooAdvantages(rewards, group),
  passk: (rewards, group) => passAtKAdvantages(rewards, group),
  nonorm: (rewards, group) => passAtKAdvantages(rewards, { ...group, scale: 'none' }),
};

const advantageNames: Record<string, string> = {
  trlgroup: 'trl',
  trlbatch: 'batch',
  trlnone: 'none',
  drgrpo: 'none',
  verlgrpo: 'verl',
  legacynoneaszero: 'nonezero',
  verlpassk: 'passk',
};

function advantagesOf({ rewards, groupSize, groupIds, lengths }: GoldenCase, expected: GoldenCase): Comparison[] {
  const group = { ...(groupSize && { groupSize }), ...(groupIds && { groupIds }) };
  return each(expected, (name) => {
    const key = name.toLowerCase().replace('_', '');
    if (key === 'opo') return opoAdvantages(rewards, lengths, group);
    return named(advantageFunctions, advantageNames[key] ?? key)(rewards, group);
  });
}

async function weightedSum(rows: (number | null)[][], weights: number[]): Promise<(number | null)[]> {
  const parts = weights.map((weight, f) => ({
    name: String(f),
    reward: () => ({ rewards: rows.map((row) => row[f]!) }),
    weight,
  }));
  return (await combineRewards(parts)({ rollouts: rows.map(() => ({})) })).rewards;
}

const estimates: Record<string, KlEstimateOptions> = {
  k1: { kind: 'k1' },
  kl: { kind: 'k1' },
  k2: { kind: 'k2' },
  mse: { kind: 'k2' },
  k3: {},
  low_var_kl: {},
  'k3-verl': {},
  'k3-trl': { logRatioLimit: 80, valueLimit: Number.POSITIVE_INFINITY },
  abs: { kind: 'absolute' },
};

const aggregations: Record<string, { aggregation: Aggregation; maxLength?: 'given' | 'columns' }> = {
  grpo: { aggregation: 'sequenceMean' },
  seqMeanTokenMean: { aggregation: 'sequenceMean' },
  dapo: { aggregation: 'tokenMean' },
  bnpo: { aggregation: 'tokenMean' },
  tokenMean: { aggregation: 'tokenMean' },
  drGrpo: { aggregation: 'fixedLength', maxLength: 'given' },
  seqMeanTokenSum: { aggregation: 'sequenceSum' },
  luspo: { aggregation: 'sequenceSum' },
  seqMeanTokenSumNorm: { aggregation: 'fixedLengthSum', maxLength: 'columns' },
};

/** Losses of ratios that are given: as of log-probabilities under a policy that gave every token probability 1. */
function tokenLosses({ ratio, advantage, epsLow, epsHigh, dualClipC }: GoldenCase, name: string): unknown {
  const rows: number[][] = ratio.map((value: number) => [Math.log(value)]);
  const zeros = rows.map(() => [0]);
  const higher = /^clipHigher(\d)(\d+)$/.exec(name);
  if (!higher && !['perToken', 'perTokenDualClip'].includes(name)) throw new Error(`unknown loss '${name}'`);
  const options = {
    clipLow: epsLow,
    clipHigh: higher ? Number(`${higher[1]}.${higher[2]}`) : epsHigh,
    ...(name === 'perTokenDualClip' && { dualClip: dualClipC }),
  };
  return tokenPolicyLosses(rows, zeros, advantage, options).map((row) => row[0]);
}

function named<T>(table: Record<string, T>, name: string): T {
  if (!Object.hasOwn(table, name)) throw new Error(`unknown name '${name}'`);
  return table[name]!;
}

/** Every expected field, beside what `actual` gives for its name. */
function each(expected: GoldenCase, actual: (name: string) => unknown): Comparison[] {
  return compareAll(Object.fromEntries(Object.keys(expected).map((name) => [name, actual(name)])), expected);
}

function compareAll(actual: object, expected: GoldenCase): Comparison[] {
  return Object.entries(expected).map(([what, value]) => ({
    what,
    actual: (actual as GoldenCase)[what],
    expected: value,
    tolerance: 1e-9,
  }));
}
