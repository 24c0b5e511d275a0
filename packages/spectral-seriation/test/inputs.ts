import fc from 'fast-check';

/** Random symmetric matrices with a zero diagonal, as rows. Few distinct values, so that ties are common. */
export function distances(minimum = 0, maximum = 12): fc.Arbitrary<number[][]> {
  const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ min: 0, max: 10, noNaN: true }));
  return fc.integer({ min: minimum, max: maximum }).chain((n) =>
    fc.array(value, { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 }).map((lower) => {
      const rows = Array.from({ length: n }, () => new Array<number>(n).fill(0));
      let next = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < i; j++) {
          rows[i]![j] = lower[next]!;
          rows[j]![i] = lower[next++]!;
        }
      }
      return rows;
    }),
  );
}

/** A distance matrix and a random order of its objects. */
export function orderedDistances(minimum = 0, maximum = 12): fc.Arbitrary<{ distance: number[][]; order: number[] }> {
  return distances(minimum, maximum).chain((distance) => {
    const items = distance.map((_, i) => i);
    return fc
      .shuffledSubarray(items, { minLength: items.length, maxLength: items.length })
      .map((order) => ({ distance, order }));
  });
}

/** Distance matrices that no function may accept, with what its error says after the name of the function. */
export const badDistances: [what: string, distance: number[][], message: string][] = [
  [
    'NaN',
    [
      [0, Number.NaN],
      [Number.NaN, 0],
    ],
    ': `distance[0][1]` must be a finite number, got NaN.',
  ],
  [
    'an infinite distance',
    [
      [0, Infinity],
      [Infinity, 0],
    ],
    ': `distance[0][1]` must be a finite number, got Infinity.',
  ],
  [
    'a negative distance',
    [
      [0, -1],
      [-1, 0],
    ],
    ': `distance[0][1]` must be at least 0, got -1.',
  ],
  [
    'asymmetry',
    [
      [0, 1],
      [2, 0],
    ],
    ': `distance[1][0]` must be symmetric, got 2.',
  ],
  [
    'a similarity',
    [
      [1, 0.5],
      [0.5, 1],
    ],
    ': `distance[0][0]` must be 0, got 1. Pass distances, not similarities.',
  ],
  ['a ragged row', [[0, 1], [1]], ': `distance[1]` must have one entry per row (2), got [1].'],
  [
    'a matrix that is not square',
    [
      [0, 1, 2],
      [1, 0, 2],
    ],
    ': `distance[0]` must have one entry per row (2), got [3].',
  ],
];

/** A distance that is fine, in CSR form. */
export const sparse = { rowPointers: [0, 1, 2], columnIndices: [1, 0], values: [1, 1], size: 2 };
