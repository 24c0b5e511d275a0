import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelSetF1 } from './label-set-f1.js';

test('symmetric, from 0 to 1, 1 exactly for equal sets', () => {
  const set = fc.uniqueArray(fc.constantFrom('a', 'b', 'constructor', '__proto__'));
  fc.assert(
    fc.property(set, set, (a, b) => {
      const { f1 } = labelSetF1(a, b);
      expect(labelSetF1(b, a).f1).toBe(f1);
      const both = a.filter((label) => b.includes(label)).length;
      expect(f1).toBeCloseTo(a.length + b.length === 0 ? 1 : (2 * both) / (a.length + b.length), 12);
    }),
  );
});

test('repeated labels count once; both empty is an option', () => {
  expect(labelSetF1(['a', 'a'], ['a']).precision).toBe(1);
  expect(labelSetF1([], [], { bothEmpty: 0 }).f1).toBe(0);
  expect(() => labelSetF1([], [], { bothEmpty: 2 })).toThrow('labelSetF1: `bothEmpty` must be a finite number from 0');
});
