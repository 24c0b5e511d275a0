import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meteor } from './meteor.js';
import { porterStem } from './porter-stem.js';

const candidate = 'It is a guide to action which ensures that the military always obeys the commands of the party';
const references = [
  'It is a guide to action that ensures that the military will forever heed Party commands',
  'It is the guiding principle which guarantees the military forces always being under the command of the Party',
];

test("equals NLTK, whole words and Porter's stems", () => {
  // nltk.translate.meteor_score.single_meteor_score(r.split(), candidate.split(), stemmer=…, wordnet=<no synsets>), NLTK 3.8
  expect(references.map((each) => meteor(candidate, each).score)).toEqual([
    close(0.6944444444444445),
    close(0.4955555555555556),
  ]);
  const stemmed = references.map((each) => meteor(candidate, each, { stem: porterStem }).score);
  expect(stemmed).toEqual([close(0.6944444444444445), close(0.625)]);
  // the same, alpha=.5, beta=1, gamma=.3
  expect(meteor(candidate, references[0]!, { alpha: 0.5, beta: 1, gamma: 0.3 }).score).toBeCloseTo(0.6, 12);
});

const close = (value: number) => expect.closeTo(value, 12);

test('written out: three matches in two chunks', () => {
  // "a b" and "d" match: P = 3/4, R = 3/5, mean = 0.45 / (0.9 · 0.75 + 0.1 · 0.6), penalty = 0.5 (2/3)³
  const result = meteor('a b c d', 'a b x d y');
  expect(result).toMatchObject({ matches: 3, chunks: 2, precision: 3 / 4, recall: 3 / 5 });
  expect(result.mean).toBeCloseTo(0.45 / 0.735, 14);
  expect(result.penalty).toBeCloseTo(4 / 27, 14);
  expect(result.score).toBeCloseTo((1 - 4 / 27) * (0.45 / 0.735), 14);
});

test('synonyms of words, or of stems as NLTK looks them up', () => {
  const synonyms = (word: string) =>
    new Map([
      ['large', ['big']],
      ['larg', ['huge']],
    ]).get(word);
  expect(meteor('large heart', 'big heart', { synonyms }).matches).toBe(2);
  expect(meteor('large heart', 'big heart', { synonyms, stem: porterStem }).matches).toBe(2);
  expect(meteor('large heart', 'big heart', { synonyms, stem: porterStem, synonymsOf: 'stems' }).matches).toBe(1);
  expect(
    meteor('large heart', 'huge heart', { synonyms, stem: (word) => word.slice(0, 4), synonymsOf: 'stems' }).matches,
  ).toBe(2);
});

test('a synonym takes the last free word that fits', () => {
  const synonyms = () => ['x', 'y'];
  expect(meteor('a b', 'y x', { synonyms })).toMatchObject({ matches: 2, chunks: 1 });
  expect(meteor('a b', 'x y', { synonyms })).toMatchObject({ matches: 2, chunks: 1 });
  expect(meteor('q a', 'x q y', { synonyms })).toMatchObject({ matches: 2, chunks: 1 });
});

test('case does not matter unless it should', () => {
  expect(meteor('Heart', 'heart').matches).toBe(1);
  expect(meteor('Heart', 'heart', { lowerCase: false }).matches).toBe(0);
});

test('the best reference counts', () => {
  expect(meteor('a b', ['c', 'a b']).score).toBe(meteor('a b', 'a b').score);
});

test('any text is survived, from 0 to below 1, 0 without a match', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('a', 'b', 'constructor', '__proto__', 'flies'), { maxLength: 12 })
      .map((words) => words.join(' ')),
  );
  const synonyms = (word: string) => (word.length % 2 ? ['a', 'constructor'] : undefined);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { score, matches, chunks } = meteor(a, b, { stem: porterStem, synonyms });
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThan(1);
      expect(score === 0).toBe(matches === 0);
      expect(chunks).toBeLessThanOrEqual(matches);
    }),
  );
});

test('a text of n words against itself: one chunk', () => {
  expect(meteor('a b c d', 'a b c d').score).toBeCloseTo(1 - 0.5 / 4 ** 3, 14);
});

test('bad input', () => {
  expect(() => meteor('a', [])).toThrow('meteor: `references` must be a text or at least one reference, got [].');
  expect(() => meteor('a', 'a', { alpha: 2 })).toThrow('meteor: `alpha` must be a finite number from 0 to 1, got 2.');
  expect(() => meteor('a', 'a', { beta: -1 })).toThrow('meteor: `beta` must be a finite number of at least 0');
  expect(() => meteor('a', 'a', { gamma: 2 })).toThrow('meteor: `gamma` must be a finite number from 0 to 1');
  expect(() => meteor('a', 'a', { synonymsOf: 'all' as never })).toThrow(
    "meteor: `synonymsOf` must be 'words' | 'stems'",
  );
});
