import fc from 'fast-check';
import { expect, test } from 'vitest';
import { majorityVote } from './majority-vote.js';

const answers = fc.array(fc.constantFrom('A', 'B', 'C', '__proto__', 'constructor', null), { maxLength: 30 });

test('the label has the most votes, was seen first among these, and alone gets 1', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const { label, count, ratio, rewards, tied } = majorityVote(given);
      const votes = (name: string) => given.filter((answer) => answer === name).length;
      const distinct = [...new Set(given.filter((answer) => answer !== null))];
      expect(count).toBe(Math.max(0, ...distinct.map(votes)));
      expect(tied).toEqual(distinct.filter((name) => votes(name) === count));
      expect(label).toBe(tied[0] ?? null);
      expect(ratio).toBe(given.length === 0 ? 0 : count / given.length);
      expect(rewards).toEqual(given.map((answer) => (label !== null && answer === label ? 1 : 0)));
    }),
  );
});

test('ties: first, abstain, split', () => {
  const given = ['B', 'A', 'A', 'B', 'C'];
  expect(majorityVote(given).rewards).toEqual([1, 0, 0, 1, 0]);
  expect(majorityVote(given, { tie: 'abstain' })).toMatchObject({
    label: null,
    rewards: [null, null, null, null, null],
  });
  expect(majorityVote(given, { tie: 'abstain', abstained: 'zero' }).rewards).toEqual([0, 0, 0, 0, 0]);
  expect(majorityVote(given, { tie: 'split' }).rewards).toEqual([0.5, 0.5, 0.5, 0.5, 0]);
  expect(majorityVote(['A', 'A', 'B'], { tie: 'abstain' }).label).toBe('A');
});

test('a threshold of the answers, not of the rollouts; reached exactly it is met', () => {
  const given = ['A', 'A', 'A', 'B', null, null];
  expect(majorityVote(given, { threshold: 0.75 }).label).toBe('A');
  expect(majorityVote(given, { threshold: 0.76 })).toMatchObject({ label: null, ratio: 0.5 });
});

test('votes: only the first ones vote, all are rewarded', () => {
  const { label, rewards, ratio } = majorityVote(['A', 'B', 'B', 'A', 'A'], { votes: 3 });
  expect([label, ratio, rewards]).toEqual(['B', 2 / 3, [0, 1, 1, 0, 0]]);
});

test('TTRL v1: spellings vote, equivalents are rewarded, and nothing can win', () => {
  const equivalence = (a: string, b: string) => a === '1/2' && b === '0.5';
  const given = ['0.5', '1/2', '1/2', '0.5', '3', '3', '3'];
  expect(majorityVote(given, { semantics: 'ttrl-v1', equivalence }).label).toBe('3');
  expect(majorityVote(given, { equivalence })).toMatchObject({ label: '0.5', count: 4 });
  expect(majorityVote(['', '', '7'], { semantics: 'ttrl-v1' })).toMatchObject({ label: '', rewards: [1, 1, 0] });
  expect(majorityVote(['', '', '7'])).toMatchObject({ label: '7', rewards: [0, 0, 1] });
});

test('no answers at all', () => {
  expect(majorityVote([null, ' '], { invalid: 'mask' })).toMatchObject({
    label: null,
    ratio: 0,
    rewards: [null, null],
  });
  expect(majorityVote([])).toMatchObject({ label: null, ratio: 0, rewards: [], tied: [] });
});

test('bad options', () => {
  expect(() => majorityVote(['A'], { votes: 2 })).toThrow(
    'majorityVote: `votes` must be an integer from 1 to 1, got 2.',
  );
  expect(() => majorityVote(['A'], { tie: 'last' as never })).toThrow("`tie` must be 'first' | 'abstain' | 'split'");
  expect(() => majorityVote([undefined as never])).toThrow('majorityVote: `answers[0]` must be a string, or null');
});
