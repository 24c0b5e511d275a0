import fc from 'fast-check';
import { expect, test } from 'vitest';
import { porterStem } from './porter-stem.js';

// nltk.stem.porter.PorterStemmer(mode).stem(word), NLTK 3.8; more words are golden cases
test.each([
  ['effusions', 'effus', 'effus', 'effus'],
  ['flies', 'fli', 'fli', 'fli'],
  ['dies', 'die', 'di', 'di'],
  ['dying', 'die', 'dy', 'dy'],
  ['news', 'news', 'new', 'new'],
  ['enjoy', 'enjoy', 'enjoi', 'enjoi'],
  ['geology', 'geolog', 'geologi', 'geologi'],
  ['archaeology', 'archaeolog', 'archaeolog', 'archaeologi'],
  ['thoughtfully', 'thought', 'thoughtfulli', 'thoughtfulli'],
  ['is', 'is', 'is', 'i'],
  ['ate', 'ate', 'at', 'at'],
])('%s', (word, nltk, martin, original) => {
  expect(porterStem(word)).toBe(nltk);
  expect(porterStem(word, { variant: 'martin' })).toBe(martin);
  expect(porterStem(word, { variant: 'original' })).toBe(original);
});

test('any string is survived, and none gets longer than by a letter', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z]{0,8}(ies|ing|ed|ational|y|ll|e)?$/)),
      fc.constantFrom('nltk', 'martin', 'original' as const),
      (word, variant) => {
        expect(porterStem(word, { variant }).length).toBeLessThanOrEqual(word.toLowerCase().length + 1);
      },
    ),
  );
  expect(porterStem('constructor')).toBe('constructor');
  expect(porterStem('__proto__')).toBe('__proto__');
});

test('it can be handed to map; an unknown variant is refused', () => {
  expect(['effusions', 'opacities'].map(porterStem as (word: string) => string)).toEqual(['effus', 'opac']);
  expect(() => porterStem('a', { variant: 'snowball' as never })).toThrow(
    "porterStem: `variant` must be 'nltk' | 'martin'",
  );
});
