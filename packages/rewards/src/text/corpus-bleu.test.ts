import { expect, test } from 'vitest';
import { bleu } from './bleu.js';
import { corpusBleu } from './corpus-bleu.js';

const candidates = [
  'It is a guide to action which ensures that the military always obeys the commands of the party',
  'the lungs are clear without focal consolidation',
];
const references = [
  [
    'It is a guide to action that ensures that the military will forever heed Party commands',
    'It is the guiding principle which guarantees the military forces always being under the command of the Party',
  ],
  ['the lungs are clear with focal consolidation'],
];

test('sums before it divides, as NLTK', () => {
  // nltk.translate.bleu_score.corpus_bleu([[r.split() for r in rs] for rs in references], [c.split() for c in candidates]), NLTK 3.8
  expect(corpusBleu(candidates, references).score).toBeCloseTo(0.47254842610524683, 12);
});

test('one text is `bleu`, in either variant', () => {
  for (const variant of ['papineni', 'coco'] as const) {
    expect(corpusBleu([candidates[0]!], [references[0]!], { variant })).toEqual(
      bleu(candidates[0]!, references[0]!, { variant }),
    );
  }
});

test('a text too short for an order adds nothing to it', () => {
  const { precisions } = corpusBleu(['a', 'a b c'], ['a', 'a b c'], { maxOrder: 3 });
  expect(precisions).toEqual([1, 1, 1]);
});

test('an empty corpus is 0; lengths must agree', () => {
  expect(corpusBleu([], []).score).toBe(0);
  expect(() => corpusBleu(['a'], [])).toThrow(
    'corpusBleu: `references` must have one entry per candidate (1), got [0].',
  );
  expect(() => corpusBleu(['a'], [[]])).toThrow('must be a text or at least one reference');
});
