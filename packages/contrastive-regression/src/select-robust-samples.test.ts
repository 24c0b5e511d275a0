import { createRandom } from '@cairn-ml/numeric';
import { describe, expect, test } from 'vitest';
import { goldenCases } from '../test/golden.js';
import { selectRobustSamples } from './index.js';

const random = createRandom(8);
function variation(size: number): number[][] {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) matrix[i]![j] = matrix[j]![i] = random.uniform();
  return matrix;
}

describe.each([...goldenCases('clss', 'dp_selection'), ...goldenCases('clss', 'cv_and_dp_selection')])(
  '$name',
  ({ matrix, m, expected }) => {
    test.each([
      ['dp', 'released', expected.released_code_selection, expected.released_code_value],
      ['dp', 'robust', expected.dp_on_negated_matrix_selection, expected.dp_on_negated_value],
      ['exact', 'robust', expected.exact_min_selection, expected.exact_min_value],
      ['exact', 'released', expected.exact_max_selection, expected.exact_max_value],
    ] as const)('%s, %s', (method, variant, selection, value) => {
      const result = selectRobustSamples(matrix, m, { method, variant });
      expect([...result.selection]).toEqual(selection);
      expect(result.value).toBeCloseTo(value, 10);
    });
  },
);

test('no method beats the exact one, which tries all subsets', () => {
  for (let run = 0; run < 10; run++) {
    const matrix = variation(9);
    let best = Infinity;
    for (let set = 0; set < 2 ** 9; set++) {
      const items = [...Array(9).keys()].filter((i) => set & (1 << i));
      if (items.length !== 4) continue;
      best = Math.min(
        best,
        items.flatMap((i) => items.map((j) => matrix[i]![j]!)).reduce((a, b) => a + b),
      );
    }
    const value = (method: 'dp' | 'exact' | 'greedy') => selectRobustSamples(matrix, 4, { method }).value;
    expect(value('exact')).toBeCloseTo(best, 10);
    expect(value('dp')).toBeGreaterThanOrEqual(best - 1e-10);
    expect(value('greedy')).toBeGreaterThanOrEqual(best - 1e-10);
  }
});

test('greedy ends where no exchange helps', () => {
  const matrix = variation(30);
  const { selection, value } = selectRobustSamples(matrix, 8, { method: 'greedy' });
  const sum = (items: number[]) =>
    items.flatMap((i) => items.map((j) => (i === j ? 0 : matrix[i]![j]!))).reduce((a, b) => a + b);
  for (const out of selection)
    for (let into = 0; into < 30; into++)
      if (!selection.includes(into))
        expect(sum([...selection].map((i) => (i === out ? into : i)))).toBeGreaterThanOrEqual(value - 1e-9);
});

test('counts 0, 1, 2, n and more', () => {
  const matrix = variation(6);
  const rowSum = (i: number) => matrix[i]!.reduce((a, b) => a + b);
  for (const method of ['dp', 'exact', 'greedy'] as const) {
    const select = (count: number) => [...selectRobustSamples(matrix, count, { method }).selection];
    expect(select(0)).toEqual([]);
    expect(rowSum(select(1)[0]!)).toBe(Math.min(...matrix.map((_, i) => rowSum(i))));
    expect(matrix[select(2)[0]!]![select(2)[1]!]).toBe(
      Math.min(...matrix.flatMap((row, i) => row.filter((_, j) => j !== i))),
    );
    expect(select(6)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(select(60)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(selectRobustSamples([], 3, { method })).toEqual({ selection: new Int32Array(0), value: 0 });
  }
});

test('Infinity keeps two samples apart', () => {
  const matrix = [
    [0, Infinity, 5],
    [Infinity, 0, 9],
    [5, 9, 0],
  ];
  for (const method of ['dp', 'exact', 'greedy'] as const)
    expect([...selectRobustSamples(matrix, 2, { method }).selection]).toEqual([0, 2]);
});

test('errors name the argument', () => {
  expect(() =>
    selectRobustSamples(
      [
        [0, 1],
        [2, 0],
      ],
      1,
    ),
  ).toThrow('selectRobustSamples: `variation');
  expect(() => selectRobustSamples([[0]], -1)).toThrow(
    'selectRobustSamples: `count` must be an integer of at least 0, got -1.',
  );
  expect(() => selectRobustSamples(variation(60), 30, { method: 'exact' })).toThrow(
    "selectRobustSamples: `count` must leave at most 20000000 subsets, got 30. Use method: 'dp'.",
  );
  expect(() => selectRobustSamples([[0]], 1, { method: 'best' as never })).toThrow(
    "selectRobustSamples: `method` must be 'dp' | 'exact' | 'greedy', got \"best\".",
  );
});
