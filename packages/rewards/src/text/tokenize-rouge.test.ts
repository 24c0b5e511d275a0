import fc from 'fast-check';
import { expect, test } from 'vitest';
import { porterStem } from './porter-stem.js';
import { tokenizeRouge } from './tokenize-rouge.js';

test('lower case, runs of a to z and 0 to 9, nothing else', () => {
  expect(tokenizeRouge('Chest X-ray (PA): 2.5cm naïve_opacity!')).toEqual([
    'chest',
    'x',
    'ray',
    'pa',
    '2',
    '5cm',
    'na',
    've',
    'opacity',
  ]);
  expect(tokenizeRouge('心臓')).toEqual([]);
  // the Kelvin sign is a k in lower case, and İ an i with a mark, in Python as here
  expect(tokenizeRouge('\u212a \u0130x')).toEqual(['k', 'i', 'x']);
});

test('stems words of more than three letters', () => {
  expect(tokenizeRouge('The effusions was dies', { stem: porterStem })).toEqual(['the', 'effus', 'was', 'die']);
});

test('any text is survived', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tokenizeRouge(text)).not.toContain('');
    }),
  );
});
