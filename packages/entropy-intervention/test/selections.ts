import fc from 'fast-check';
import { expect } from 'vitest';
import type { SelectionOptions, TokenSelection } from '../src/index.js';

/** What every selection keeps: the same tokens each time, none that does not count, none of nothing; of a response as if it stood alone. */
export function expectSelection(select: (entropies: number[][], options: SelectionOptions) => TokenSelection): void {
  const entropies = fc.array(fc.array(fc.constantFrom(0, 0.5, 1, 1.5, 2), { maxLength: 6 }), { maxLength: 4 });
  fc.assert(
    fc.property(entropies, fc.nat(), (rows, seed) => {
      const mask = rows.map((row, i) => row.map((_, t) => ((seed + 3 * i + t * t) % 4 === 0 ? 0 : 1)));
      const selection = select(rows, { mask });
      expect(selection).toEqual(select(rows, { mask }));
      expect(selection.map(({ length }) => length)).toEqual(rows.map(({ length }) => length));
      for (const [i, row] of selection.entries())
        for (const [t, chosen] of row.entries()) expect(chosen).toBeLessThanOrEqual(mask[i]![t]!);
      const alone = rows.map((row, i) => select([row], { mask: [mask[i]!] })[0]!);
      expect(select(rows, { mask, per: 'response' })).toEqual(alone);
    }),
  );
  expect(select([], {})).toEqual([]);
  expect(select([[], []], {})).toEqual([new Uint8Array(0), new Uint8Array(0)]);
  expect(select([[1, 2]], { mask: [[0, 0]] })).toEqual([Uint8Array.of(0, 0)]);
  expect(select([[Number.NaN, 2]], { mask: [[0, 1]] })).toEqual([Uint8Array.of(0, 1)]);
}

/** The errors that all selections share. */
export function expectSelectionErrors(
  name: string,
  select: (entropies: number[][], options: SelectionOptions) => unknown,
): void {
  expect(() => select([[1, Number.NaN]], {})).toThrow(`${name}: \`entropies[0][1]\` must be a finite number, got NaN.`);
  expect(() => select([[1]], { mask: [] })).toThrow('`mask` must have one row per row of `entropies` (1), got [0].');
  expect(() => select([[1]], { mask: [[1, 1]] })).toThrow('`mask[0]` must have 1 entries, as `entropies[0]`, got [2].');
  expect(() => select([[1]], { per: 'token' as never })).toThrow("`per` must be 'batch' | 'response'");
}
