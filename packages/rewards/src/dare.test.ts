import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dare } from './dare.js';
import { majorityVote } from './majority-vote.js';
import { softVote } from './soft-vote.js';

const names = ['A', 'B', 'C', '', '__proto__', 'constructor', 'toString', '\ud800'];
const rollout = fc.record({
  answer: fc.constantFrom(...names, null),
  uncertainty: fc.double({ min: 0, max: 3, noNaN: true }),
});
const options = fc.record({
  alpha: fc.double({ min: 0, max: 1, noNaN: true }),
  tau: fc.double({ min: 0, max: 1, noNaN: true }),
  normalizeOver: fc.constantFrom('answers' as const, 'rollouts' as const),
  bonusOver: fc.constantFrom('survivors' as const, 'all' as const),
  pruned: fc.constantFrom('zero' as const, 'mask' as const),
  invalid: fc.constantFrom('zero' as const, 'mask' as const),
  emptyAnswers: fc.constantFrom('invalid' as const, 'valid' as const),
});

test('any group: finite or null, one per rollout, equal for equal answers, and a state that says why there is nothing', () => {
  fc.assert(
    fc.property(fc.array(rollout, { maxLength: 40 }), options, (rollouts, chosen) => {
      const { rewards, answers, survivors, degenerate, diagnostics } = dare({ rollouts }, chosen);
      expect(rewards).toHaveLength(rollouts.length);
      expect(rewards.every((reward) => reward === null || Number.isFinite(reward))).toBe(true);
      for (const { answer, reward } of answers) {
        for (const [i, each] of rollouts.entries()) if (each.answer === answer) expect(rewards[i]).toBe(reward);
      }
      const probability = answers.reduce((sum, each) => sum + each.probability, 0);
      expect(probability).toBeCloseTo(answers.length === 0 ? 0 : 1, 9);
      const isLost = (name: string | null) => name === null || (chosen.emptyAnswers === 'invalid' && name === '');
      const states = ['empty-group', 'no-valid-answer', 'all-pruned', null] as const;
      const state = rollouts.length === 0 ? 0 : rollouts.every(({ answer }) => isLost(answer)) ? 1 : survivors ? 3 : 2;
      expect(degenerate).toBe(states[state]);
      expect(diagnostics.degenerate).toBe(degenerate);
    }),
  );
});

test('surviving probabilities sum to 1 over answers, or over rollouts', () => {
  fc.assert(
    fc.property(
      fc.array(rollout, { minLength: 1, maxLength: 40 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      (rollouts, tau) => {
        const over = (normalizeOver: 'answers' | 'rollouts') => dare({ rollouts }, { alpha: 0, tau, normalizeOver });
        const [byAnswer, byRollout] = [over('answers'), over('rollouts')];
        if (byAnswer.survivors === 0) return;
        expect(byAnswer.answers.reduce((sum, each) => sum + each.prunedProbability, 0)).toBeCloseTo(1, 9);
        expect(byRollout.rewards.reduce<number>((sum, reward) => sum + (reward ?? 0), 0)).toBeCloseTo(1, 9);
      },
    ),
  );
});

test('equal uncertainties, no bonus, no pruning: soft voting', () => {
  const answers = fc.array(fc.constantFrom('A', 'B', 'C', null), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(answers, fc.double({ min: 0, max: 2, noNaN: true }), (given, u) => {
      const { rewards } = dare({ answers: given, uncertainty: given.map(() => u) }, { alpha: 0, tau: 0 });
      for (const [i, share] of softVote(given).rewards.entries()) expect(rewards[i]).toBeCloseTo(share!, 9);
    }),
  );
});

test('equal uncertainties u: the larger class gets more exactly when alpha (1 - u) < 1', () => {
  // r1 - r2 = (n1 - n2)/M - alpha (1 - u) (n1 - n2)/M
  const counts = fc.tuple(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 29 })).filter(([a, b]) => a > b);
  const amount = (max: number) => fc.double({ min: 0, max, noNaN: true });
  fc.assert(
    fc.property(counts, amount(5), amount(1), ([many, few], alpha, u) => {
      fc.pre(Math.abs(alpha * (1 - u) - 1) > 1e-6);
      const answers = [...Array(many).fill('A'), ...Array(few).fill('B')];
      const { rewards } = dare({ answers, uncertainty: answers.map(() => u) }, { alpha, tau: 0 });
      expect(rewards[0]! > rewards.at(-1)!).toBe(alpha * (1 - u) < 1);
    }),
  );
});

test('an answer at the threshold stays, for every n of M up to 64 and every uncertainty of these', () => {
  for (let size = 2; size <= 64; size++) {
    for (let n = 1; n < size; n++) {
      const answers = Array.from({ length: size }, (_, i) => (i < n ? 'A' : 'B'));
      const { answers: shares } = dare({ answers, uncertainty: answers.map(() => 0.5) }, { alpha: 0, tau: n / size });
      expect(shares[0]!.kept).toBe(true);
    }
  }
});

test('u above 1 turns the bonus into a penalty, is counted, and can be transformed', () => {
  const group = { answers: ['A', 'A', 'B'], uncertainty: [2, 2, 0.5] };
  const literal = dare(group, { alpha: 0.5, tau: 0 });
  expect(literal.answers[0]!.prunedBonus).toBeCloseTo((1 - 2 / 3) * (1 - 2), 12);
  expect(literal.diagnostics.uncertaintyAboveOne).toBe(1);
  expect(dare(group, { alpha: 0.5, tau: 0, transform: 'clamp' }).answers[0]!.bonus).toBe(0);
  const perLog = dare(group, { alpha: 0, tau: 0, transform: 'perLogVocabulary', vocabularySize: Math.E ** 4 });
  expect(perLog.answers.map(({ uncertainty }) => uncertainty)).toEqual([0.5, 0.125]);
  expect(dare(group, { alpha: 0, tau: 0, transform: (u) => u / 2 }).answers[0]!.uncertainty).toBe(1);
});

test('rollouts: uncertainty, or the mean of token entropies; a missing answer needs none', () => {
  const rollouts = [{ answer: 'A', uncertainty: 0.4 }, { answer: 'A', tokenEntropies: [0.1, 0.3] }, { answer: null }];
  const { answers, rewards } = dare({ rollouts }, { alpha: 0, tau: 0, invalid: 'mask' });
  expect(answers[0]!.uncertainty).toBeCloseTo(0.3, 12);
  expect(rewards).toEqual([1, 1, null]);
});

test('keys and equivalence join spellings', () => {
  const group = { answers: ['1/2', '0.5', 'x', 'X'], uncertainty: [0.1, 0.3, 1, 1] };
  const key = (answer: string) => answer.toLowerCase();
  const equivalence = (a: string, b: string) => a === '0.5' && b === '1/2';
  const { answers } = dare(group, { alpha: 0, tau: 0, key, equivalence });
  expect(answers.map(({ answer, count, uncertainty }) => [answer, count, uncertainty])).toEqual([
    ['1/2', 2, 0.2],
    ['x', 2, 1],
  ]);
});

test('two reward values: alpha does not change standardised advantages, and diagnostics say so', () => {
  const answers = ['A', 'A', 'A', 'A', 'A', 'A', 'B', 'B', 'B', 'B'];
  const uncertainty = answers.map(() => 0.5);
  for (const alpha of [0, 0.1, 1]) {
    const { diagnostics } = dare({ answers, uncertainty }, { alpha, tau: 0 });
    expect(diagnostics.standardizationErasesMagnitudes).toBe(true);
  }
  expect(majorityVote(answers).diagnostics.standardizationErasesMagnitudes).toBe(true);
});

test('diagnostics count what was lost', () => {
  const answers = ['A', 'A', 'A', 'B', null];
  const { diagnostics } = dare({ answers, uncertainty: [1, 1, 1, 1, 1] }, { alpha: 0, tau: 0.3 });
  expect(diagnostics).toMatchObject({
    majorityRatio: 0.6,
    distinctAnswers: 2,
    invalidFraction: 0.2,
    prunedFraction: 0.2,
  });
  expect(diagnostics.answerEntropy).toBeCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), 12);
});

test.each([
  [{ alpha: -1, tau: 0 }, 'dare: `alpha` must be a finite number of at least 0, got -1.'],
  [{ tau: 0 } as never, 'dare: `alpha` must be a finite number of at least 0, got undefined.'],
  [{ alpha: 0, tau: 2 }, 'dare: `tau` must be a finite number from 0 to 1, got 2.'],
  [{ alpha: 0, tau: 0, pruned: 'drop' as never }, "dare: `pruned` must be 'zero' | 'mask', got \"drop\"."],
  [{ alpha: 0, tau: 0, epsilon: 0 }, 'dare: `epsilon` must be a finite number of at least 1e-300, got 0.'],
  [
    { alpha: 0, tau: 0, transform: 'log' as never },
    "dare: `transform` must be 'none' | 'clamp' | 'perLogVocabulary', got",
  ],
  [
    { alpha: 0, tau: 0, transform: 'perLogVocabulary' as const },
    'dare: `vocabularySize` must be a finite number of at',
  ],
  [
    { alpha: 0, tau: 0, transform: () => Number.NaN },
    'dare: `transform(u)` must be a finite number of at least 0, got NaN',
  ],
])('bad options %#', (bad, message) => {
  expect(() => dare({ answers: ['A'], uncertainty: [1] }, bad)).toThrow(message);
});

test.each([
  [
    { answers: ['A'], uncertainty: [Number.NaN] },
    'dare: `uncertainty[0]` must be a mean token entropy of at least 0 nats, got NaN.',
  ],
  [{ answers: ['A'], uncertainty: [-1] }, 'got -1.'],
  [{ answers: ['A'] }, 'got undefined. 0 for all gives plain frequencies.'],
  [['A'], 'got undefined.'],
  [{ answers: ['A'], uncertainty: [1, 2] }, 'dare: `uncertainty` must have one entry per answer (1), got [2].'],
  [{ answers: [7 as never], uncertainty: [1] }, 'dare: `answers[0]` must be a string, or null for no answer, got 7.'],
  [
    { rollouts: [{ uncertainty: 1 }] },
    'dare: `rollouts[0].answer` must be a string, or null for no answer, got undefined.',
  ],
  [{ rollouts: 'A' as never }, 'dare: `group.rollouts` must be an array of rollouts, got "A".'],
])('bad groups %#', (group, message) => {
  expect(() => dare(group, { alpha: 0, tau: 0 })).toThrow(message);
});
