import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BleuOptions, bleu } from './bleu.js';

const candidate = 'It is a guide to action which ensures that the military always obeys the commands of the party';
const references = [
  'It is a guide to action that ensures that the military will forever heed Party commands',
  'It is the guiding principle which guarantees the military forces always being under the command of the Party',
];

// nltk.translate.bleu_score.sentence_bleu([r.split() for r in references], candidate.split(), smoothing_function=SmoothingFunction().methodN), NLTK 3.8
test.each([
  ['none', 0.46575793908279883],
  ['method1', 0.46575793908279883],
  ['method2', 0.5020749205306333],
  ['method3', 0.46575793908279883],
  ['method4', 0.46575793908279883],
  ['method5', 0.549073605537025],
  ['method6', 0.4590164013544815],
  ['method7', 0.549073605537025],
] as const)("smoothing %s is NLTK's where all orders match", (smoothing, expected) => {
  expect(bleu(candidate, references, { smoothing }).score).toBeCloseTo(expected, 12);
});

// the same with 'small left effusion' and 'a small effusion on the left side'
test.each([
  ['none', 0],
  ['method1', 0.03941696592147537],
  ['method2', 0.14162677936694862],
  ['method3', 0.0783678980353943],
  ['method4', 0.025150350078115467],
  ['method5', 0.05072929288290993],
  ['method7', 0.0641912688777072],
] as const)("smoothing %s is NLTK's where orders are without a match", (smoothing, expected) => {
  expect(bleu('small left effusion', 'a small effusion on the left side', { smoothing }).score).toBeCloseTo(
    expected,
    12,
  );
});

test('weights decide the score, and how many orders there are', () => {
  const { score, scores } = bleu(candidate, references, { weights: [0.5, 0.3, 0.2] });
  expect(score).toBeCloseTo(0.6402772467104265, 12); // NLTK, weights=(0.5, 0.3, 0.2)
  expect(scores).toHaveLength(3);
  expect(bleu('a b', 'a c', { weights: [1, 0] }).score).toBe(0.5);
});

test('written out: 4 of 5 words, 2 of 4 bigrams, one token short of the reference', () => {
  const result = bleu('a b c x d', 'a b c d e f', { maxOrder: 2 });
  expect(result.precisions).toEqual([4 / 5, 2 / 4]);
  expect(result.brevityPenalty).toBeCloseTo(Math.exp(1 - 6 / 5), 15);
  expect(result.score).toBeCloseTo(Math.exp(-0.2) * Math.sqrt(0.4), 14);
  expect(result).toMatchObject({ candidateLength: 5, referenceLength: 6 });
});

test('a word counts as often as in the reference that has it most', () => {
  expect(bleu('the the the', ['the cat', 'the cat the'], { maxOrder: 1 }).precisions).toEqual([2 / 3]);
});

test('of reference lengths the closest counts, the shorter of two as close, or the shortest, or the mean', () => {
  const texts = ['a b c d', 'a b c d e f', 'a'];
  const lengthOf = (referenceLength: BleuOptions['referenceLength']) =>
    bleu('a b c d e', texts, { ...(referenceLength && { referenceLength }) }).referenceLength;
  expect(lengthOf(undefined)).toBe(4);
  expect(lengthOf('shortest')).toBe(1);
  expect(lengthOf('average')).toBeCloseTo(11 / 3, 14);
});

test('nothing in common, no tokens, and too few tokens without smoothing are 0', () => {
  for (const smoothing of ['none', 'method1', 'method2', 'method7'] as const) {
    expect(bleu('a', 'b', { smoothing }).score).toBe(0);
    expect(bleu('', 'b', { smoothing })).toMatchObject({ score: 0, brevityPenalty: 0 });
    expect(bleu('a', '', { smoothing }).score).toBe(0);
  }
  expect(bleu('a b c', 'a b c').scores).toEqual([1, 1, 1, 0]);
  expect(bleu('', '', { variant: 'coco' }).score).toBe(0);
});

test('any text is survived, scores lie in [0, 1], and a text of four tokens or more is its own best reference', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('a', 'b', 'constructor', '__proto__', 'toString', '\ud800'), { maxLength: 12 })
      .map((words) => words.join(' ')),
  );
  const smoothing = fc.constantFrom('none', 'method1', 'method2', 'method3', 'method4', 'method6' as const);
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), smoothing, (mine, theirs, method) => {
      const { score, scores, candidateLength } = bleu(mine, theirs, { smoothing: method });
      for (const value of [score, ...scores]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(bleu(mine, theirs, { smoothing: 'method5' }).score).not.toBeNaN();
      expect(bleu(mine, theirs, { variant: 'coco' }).score).toBeLessThanOrEqual(1);
      if (candidateLength > 3) expect(bleu(mine, [...theirs, mine], { smoothing: 'none' }).score).toBeCloseTo(1, 12);
    }),
  );
});

test('words that are names of object properties are words', () => {
  expect(bleu('the constructor of __proto__ is here', 'the constructor of __proto__ is there').scores[0]).toBeCloseTo(
    5 / 6,
    14,
  );
});

test('tokens that are given are taken as they are', () => {
  expect(bleu(['a b', 'c'], [['a b', 'c']], { maxOrder: 2 }).score).toBe(1);
  expect(bleu(['a', 'b c'], [['a b', 'c']], { maxOrder: 1 }).score).toBe(0);
});

test('bad input', () => {
  expect(() => bleu('a', [])).toThrow('bleu: `references` must be a text or at least one reference, got [].');
  expect(() => bleu(3 as never, 'a')).toThrow('bleu: `candidate` must be a text or its tokens, got 3.');
  expect(() => bleu('a', [undefined] as never)).toThrow('bleu: `references[0]` must be a text or its tokens');
  expect(() => bleu('a', 'a', { maxOrder: 0 })).toThrow('`maxOrder` must be an integer from 1 to 16, got 0.');
  expect(() => bleu('a', 'a', { maxOrder: 3, weights: [1] })).toThrow('`weights` must have one weight per order');
  expect(() => bleu('a', 'a', { weights: [-1] })).toThrow('`weights[0]` must be a finite number of at least 0');
  expect(() => bleu('a', 'a', { smoothing: 'method8' as never })).toThrow("`smoothing` must be 'none' | 'method1'");
  expect(() => bleu('a', 'a', { smoothing: 'method1', variant: 'coco' })).toThrow("be 'none' with variant 'coco'");
  expect(() => bleu('a', 'a', { k: 0 })).toThrow('`k` must be a finite number');
});
