import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rougeL } from './rouge-l.js';

/** The longest common subsequence by the table of lengths. */
function tableLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (const [j, other] of b.entries()) next.push(word === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row.at(-1)!;
}

test('equals the table of lengths, across the borders of 32 columns', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', '__proto__'), { maxLength: 140, size: 'max' });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const { precision, recall } = rougeL(a, [b]);
      expect(precision).toBe(tableLength(a, b) / Math.max(1, a.length));
      expect(recall).toBe(tableLength(a, b) / Math.max(1, b.length));
    }),
  );
  const long = Array.from({ length: 96 }, (_, i) => `${i}`);
  expect(rougeL(long, [long]).score).toBe(1);
});

test('any text is survived; from 0 to 1; symmetric', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const { score } = rougeL(a, b);
      expect(score).toBeCloseTo(rougeL(b, a).score, 12);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(rougeL(a, [b, a], { variant: 'coco' }).score).toBe(rougeL(a, a).score);
    }),
  );
});

test('COCO takes the best precision and the best recall of different references, with beta 1.2', () => {
  // against the first P = 2/4, R = 2/3; against the second P = 3/4, R = 3/10
  const references = ['a b z', 'a b c 1 2 3 4 5 6 7'];
  const { score, precision, recall } = rougeL('a b c d', references, { variant: 'coco' });
  expect([precision, recall]).toEqual([3 / 4, 2 / 3]);
  expect(score).toBeCloseTo(((1 + 1.44) * 0.75 * (2 / 3)) / (2 / 3 + 1.44 * 0.75), 14);
  expect(rougeL('a b c d', references).score).toBeCloseTo(4 / 7, 14);
  expect(rougeL('a b c d', references, { variant: 'coco', beta: 0 }).score).toBeCloseTo(0.75, 14);
});

test('bad input', () => {
  expect(() => rougeL('a', [])).toThrow('rougeL: `references` must be a text or at least one reference, got [].');
  expect(() => rougeL('a', 'a', { variant: 'lin' as never })).toThrow(
    "rougeL: `variant` must be 'rouge-score' | 'coco'",
  );
  expect(() => rougeL('a', 'a', { beta: Number.NaN })).toThrow('rougeL: `beta` must be a finite number');
});
