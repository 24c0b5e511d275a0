import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rougeL } from './rouge-l.js';
import { rougeLsum } from './rouge-lsum.js';

test("Lin's example: the union of two subsequences is 4 of 5 words", () => {
  // Lin 2004, section 3.2: r = w1 w2 w3 w4 w5, c1 = w1 w2 w6 w7 w8, c2 = w1 w3 w8 w9 w5
  const { recall, precision } = rougeLsum('w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5', 'w1 w2 w3 w4 w5');
  expect(recall).toBe(4 / 5);
  expect(precision).toBe(4 / 10);
});

test('a word counts at most as often as both texts have it', () => {
  expect(rougeLsum('a b', 'a b\na b')).toEqual({ score: 2 / 3, precision: 1, recall: 0.5 });
});

test('with one line each it is ROUGE-L', () => {
  const line = fc
    .array(fc.constantFrom('a', 'b', 'c', 'constructor'), { maxLength: 70, size: 'max' })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(line, line, (a, b) => {
      expect(rougeLsum(a, b)).toEqual(rougeL(a, b));
    }),
  );
});

test('any text is survived; from 0 to 1; the order of lines does not matter to precision and recall', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[ab \n]*$/));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { score } = rougeLsum(a, b);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(rougeLsum(a.split('\n').reverse().join('\n'), b)).toEqual(rougeLsum(a, b));
    }),
  );
});

test('bad input', () => {
  expect(() => rougeLsum('a', [])).toThrow('rougeLsum: `references` must be a text or at least one reference, got [].');
  expect(() => rougeLsum('a', [['a']] as never)).toThrow('rougeLsum: `references[0]` must be a text, got ["a"].');
  expect(() => rougeLsum('a', 'a', { beta: -1 })).toThrow('rougeLsum: `beta` must be a finite number of at least 0');
});
