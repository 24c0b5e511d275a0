import {
  combineRewards,
  type DareOptions,
  dare,
  empo,
  type MajorityVoteOptions,
  majorityVote,
  type RewardResult,
  softOverlongPenalty,
  softVote,
} from '@cairn-ml/rewards';
import { selectSamples } from '@cairn-ml/rewards/adapters';
import { logprobStatistics, meanOverTokens, selfCertainty, tokenEntropy } from '@cairn-ml/rewards/uncertainty';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** DARE and the other label-free rewards. Advantages in the same cases belong to the package that computes them. */
export const kinds: Record<string, Handler> = {
  dare({ input, expected }) {
    const options = dareOptions(input.options);
    const result = dare(input, options);
    const comparisons = [
      ...rewardsOf(result, expected.rewards, options),
      ...compareAll({ degenerate: result.degenerate }, { degenerate: expected.degenerate ?? null }),
      ...(expected.mv ? compareAll(majorityVote(input), labelled(expected.mv), 'mv.') : []),
    ];
    return expected.stats ? [...comparisons, ...compareStatistics(result, expected.stats)] : comparisons;
  },
  property({ input, expected }) {
    const { rewardsAnswers, rewardsRollouts } = expected;
    const options = dareOptions(input.options);
    const answers = dare(input, { ...options, normalizeOver: 'answers' }).rewards;
    const rollouts = dare(input, { ...options, normalizeOver: 'rollouts' }).rewards;
    return compareAll({ rewardsAnswers: answers, rewardsRollouts: rollouts }, { rewardsAnswers, rewardsRollouts });
  },
  mv({ input, expected }) {
    const { label, count, ratio, rewards } = majorityVote(input, voteOptions(input));
    const actual: GoldenCase = { label, count, ratio, rewards };
    if (input.nSamples !== undefined) {
      actual.rewardsAll = rewards;
      actual.rewardsTrain = selectSamples(rewards, { votes: rewards.length, samples: input.nSamples });
    }
    return compareAll(actual, labelled(expected));
  },
  baseline({ input, expected }) {
    const method = baselines[input.method];
    if (!method) throw new Error(`unknown method '${input.method}'`);
    return compareAll(method(input), expected);
  },
  uncertainty: ({ input, expected }) => compareAll(uncertainties(input), expected),
  async hazard({ input, expected }) {
    if (input.answers) {
      const { kept, probability } = dare(input, dareOptions(input.options)).answers[0]!;
      const { proposedKeepsA, pHatFloat64 } = expected;
      return compareAll({ proposedKeepsA: kept, pHatFloat64: probability }, { proposedKeepsA, pHatFloat64 });
    }
    const reward = combineRewards([{ name: 'given', reward: () => ({ rewards: input.rewards }) }], {
      order: 'normalizeThenSum',
    });
    const { rewards } = await reward({ rollouts: input.rewards.map(() => ({})) });
    return compareAll({ advantages: rewards }, { advantages: expected.advantages });
  },
  shaping({ input, expected }) {
    const { lengths, max, cache } = input;
    return compareAll(softOverlongPenalty(lengths, { maxLength: max, cache }), expected);
  },
};

/** Every expected field; what has no counterpart is a failure. */
function compareAll(actual: object, expected: GoldenCase, prefix = ''): Comparison[] {
  return Object.entries(expected).map(([name, value]) => ({
    what: prefix + name,
    actual: (actual as GoldenCase)[name],
    expected: value,
    tolerance: 1e-9,
  }));
}

function dareOptions(options: GoldenCase): DareOptions {
  const { alpha, tau, eps, norm, M_bonus, pruned, invalid, uclamp } = options;
  return {
    alpha,
    tau,
    ...(eps !== undefined && { epsilon: eps }),
    ...(norm !== undefined && { normalizeOver: norm }),
    ...(M_bonus !== undefined && { bonusOver: M_bonus }),
    ...(pruned !== undefined && { pruned }),
    ...(invalid !== undefined && { invalid }),
    ...(uclamp && { transform: 'clamp' as const }),
  };
}

/** A masked reward is null, which a comparison would pass over: here it is said in words. */
function rewardsOf({ rewards }: RewardResult, expected: (number | null)[], options: DareOptions): Comparison[] {
  if (options.pruned !== 'mask' && options.invalid !== 'mask') return compareAll({ rewards }, { rewards: expected });
  const inWords = (values: readonly (number | null)[]) => values.map((value) => value ?? 'masked');
  return compareAll({ rewards: inWords(rewards) }, { rewards: inWords(expected) });
}

function compareStatistics(result: ReturnType<typeof dare>, expected: GoldenCase): Comparison[] {
  const { answers, survivors } = result;
  const kept = answers.filter((each) => each.kept);
  const byAnswer = (of: typeof answers, field: 'count' | 'uncertainty' | 'probability' | 'bonus') =>
    Object.fromEntries(of.map((each) => [each.answer, each[field]]));
  const actual = {
    keys: answers.map(({ answer }) => answer),
    n: byAnswer(answers, 'count'),
    u: byAnswer(answers, 'uncertainty'),
    pHat: byAnswer(answers, 'probability'),
    bonus: byAnswer(answers, 'bonus'),
    kept: kept.map(({ answer }) => answer),
    survivors,
    pTilde: Object.fromEntries(answers.map((each) => [each.answer, each.prunedProbability])),
    bonusTilde: Object.fromEntries(kept.map((each) => [each.answer, each.prunedBonus])),
  };
  return compareAll(actual, expected, 'stats.');
}

/** A label that is null must be null: a comparison would pass over it. */
function labelled(expected: GoldenCase): GoldenCase {
  const { label, ...rest } = expected;
  return label === null ? { ...rest, count: 0 } : expected;
}

function voteOptions({ equivalentPairs = [], mode, nVotes }: GoldenCase): MajorityVoteOptions {
  const pairs: [string, string][] = equivalentPairs;
  const equivalence = (a: string, b: string) => pairs.some((pair) => pair[0] === a && pair[1] === b);
  const modes: Record<string, MajorityVoteOptions> = {
    'string-vote': {},
    'class-vote': { equivalence },
    'string-vote+grade': { semantics: 'ttrl-v1', equivalence },
    'ttrl-v1': { semantics: 'ttrl-v1', equivalence },
    'ttrl-v2': { semantics: 'ttrl-v2', equivalence },
  };
  if (mode !== undefined && !Object.hasOwn(modes, mode)) throw new Error(`unknown mode '${mode}'`);
  return { ...(mode === undefined ? {} : modes[mode]), ...(nVotes !== undefined && { votes: nVotes }) };
}

const baselines: Record<string, (input: GoldenCase) => object> = {
  'srt-soft': ({ answers }) => softVote(answers),
  'srt-hard': ({ answers, threshold }) => majorityVote(answers, { threshold, abstained: 'zero' }),
  empo: ({ answers }) => empo(answers),
};

function uncertainties({ logits, tokenLogprobs, tokenEntropies, mask }: GoldenCase): object {
  if (logits) {
    const rows: number[][] = logits;
    const tokenEntropies = rows.map(tokenEntropy);
    return {
      tokenEntropy: tokenEntropies,
      meanEntropy: meanOverTokens(tokenEntropies),
      selfCertainty: rows.map(selfCertainty),
      selfCertaintyKL: rows.map((row) => selfCertainty(row) - Math.log(row.length)),
      entropyOverLogV: rows.map((row) => tokenEntropy(row) / Math.log(row.length)),
    };
  }
  if (tokenLogprobs) {
    const statistics = (tokenLogprobs as number[][]).map((row) => logprobStatistics(row));
    return {
      meanNLL: statistics.map((each) => each.meanNegativeLogLikelihood),
      perplexity: statistics.map((each) => each.perplexity),
      trajectoryReward: statistics.map((each) => each.meanLogprob),
      probabilityReward: statistics.map((each) => each.probability),
    };
  }
  return { u: (tokenEntropies as number[][]).map((row, i) => meanOverTokens(row, { mask: mask?.[i] })) };
}
