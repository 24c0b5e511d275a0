import { expect, test } from 'vitest';
import { ciderD } from './cider-d.js';
import { corpusCiderD } from './corpus-cider-d.js';
import { documentFrequencies } from './document-frequencies.js';

const candidates = ['no focal consolidation', 'mild pulmonary edema is present', 'heart size normal', ''];
const references = [
  ['no focal consolidation is seen', 'no consolidation'],
  ['mild edema'],
  ['normal heart size', 'heart'],
  ['no edema'],
];

test('with the frequencies of a corpus it gives the scores of the corpus', () => {
  const frequencies = documentFrequencies(references);
  const each = candidates.map((candidate, i) => ciderD(candidate, references[i]!, frequencies).score);
  const { scores } = corpusCiderD(candidates, references);
  for (const [i, score] of each.entries()) expect(score).toBeCloseTo(scores[i]!, 12);
});

test('frequencies may come from anywhere; what they lack is rarest', () => {
  // weights: a log 4 - log 4 = 0, b log 4. c = (b 1), r = (b 1): 1, and one token apart
  const counts = new Map([['a', 4]]);
  const { score } = ciderD('a b', 'b', { documents: 4, counts }, { maxOrder: 1 });
  expect(score).toBeCloseTo(10 * Math.exp(-1 / 72), 12);
});

test('bad input', () => {
  const none = documentFrequencies([]);
  expect(() => ciderD('a', 'a', none)).toThrow(
    'ciderD: `frequencies.documents` must be an integer of at least 1, got 0.',
  );
  expect(() => ciderD('a', [], documentFrequencies(['a']))).toThrow('ciderD: `references` must be a text');
});
