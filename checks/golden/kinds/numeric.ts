import {
  createRandom,
  kendallCounts,
  kendallTau,
  kendallTest,
  pearson,
  quantile,
  rank,
  rankBiasedOverlap,
  solvePositiveDefinite,
  spearman,
} from '@cairn-ml/numeric';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

export const kinds: Record<string, Handler> = {
  kendall(testCase) {
    const { x, y } = pairOf(testCase.input);
    return Object.entries(testCase.expected).map(([name, expected]) => ({
      what: name,
      actual: expected === null ? null : kendallFields[name]?.(x, y),
      expected,
      tolerance: testCase.tol,
    }));
  },
  rank: (testCase) => whole(testCase, rank(numbers(testCase.input.values), testCase.input)),
  spearman: (testCase) => whole(testCase, spearman(numbers(testCase.input.x), numbers(testCase.input.y))),
  pearson: (testCase) => whole(testCase, pearson(numbers(testCase.input.x), numbers(testCase.input.y))),
  quantile: (testCase) => whole(testCase, quantile(numbers(testCase.input.values), testCase.input.q)),
  rank_biased_overlap: (testCase) =>
    whole(testCase, rankBiasedOverlap(testCase.input.a, testCase.input.b, testCase.input)),
  solve_positive_definite: (testCase) =>
    whole(testCase, { solutions: solvePositiveDefinite(testCase.matrix, testCase.right_hand_sides) }),
  random(testCase) {
    const random = createRandom(testCase.input.seed);
    const { uniform, normal, integer, permutation } = testCase.expected;
    return whole(testCase, {
      uniform: uniform.map(() => random.uniform()),
      normal: normal.map(() => random.normal()),
      integer: integer.map(() => random.integer(-9, 9)),
      permutation: random.permutation(permutation.length),
      fork: random.fork().uniform(),
    });
  },
};

function whole(testCase: GoldenCase, actual: unknown): Comparison[] {
  return [{ what: 'result', actual, expected: testCase.expected, tolerance: testCase.tol }];
}

const kendallFields: Record<string, (x: number[], y: number[]) => number> = {
  con: (x, y) => kendallCounts(x, y).concordant,
  dis: (x, y) => kendallCounts(x, y).discordant,
  xTies: (x, y) => kendallCounts(x, y).xTies,
  yTies: (x, y) => kendallCounts(x, y).yTies,
  xyTies: (x, y) => kendallCounts(x, y).xyTies,
  tauA: (x, y) => kendallTau(x, y, { variant: 'a' }),
  tauB: (x, y) => kendallTau(x, y),
  tauC: (x, y) => kendallTau(x, y, { variant: 'c' }),
  gamma: (x, y) => kendallTau(x, y, { variant: 'gamma' }),
  p: (x, y) => kendallTest(x, y).pValue,
  pDefault: (x, y) => kendallTest(x, y).pValue,
  pAsymptotic: (x, y) => kendallTest(x, y, { method: 'asymptotic' }).pValue,
  pExact: (x, y) => kendallTest(x, y, { method: 'exact' }).pValue,
  pLess: (x, y) => kendallTest(x, y, { alternative: 'less' }).pValue,
  pGreater: (x, y) => kendallTest(x, y, { alternative: 'greater' }).pValue,
};

/** The two variables; a description is as long as the other variable. */
function pairOf({ x, y }: GoldenCase): { x: number[]; y: number[] } {
  const isGenerated = (values: unknown) => typeof values === 'string' && values.startsWith('LCG');
  if (isGenerated(x)) return { x: generated(x, numbers(y).length), y: numbers(y) };
  return { x: numbers(x), y: isGenerated(y) ? generated(y, numbers(x).length) : numbers(y) };
}

/** A list, in which words stand for numbers that JSON lacks, or the integers of a range as in "0..1999", both ends included. */
function numbers(values: (number | string)[] | string): number[] {
  if (typeof values !== 'string') return values.map(Number);
  const range = /^(-?\d+)\.\.(-?\d+)$/.exec(values);
  if (!range) throw new Error(`cannot read the values "${values}"`);
  const [first, last] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** A linear congruential generator as in "LCG s=1664525*s+1013904223 mod 2^32, seed 1, (s>>8)%97", s advanced before every value. */
function generated(description: string, length: number): number[] {
  const pattern = /^LCG s=(\d+)\*s\+(\d+) mod 2\^(\d+), seed (\d+), \(s>>(\d+)\)%(\d+)$/;
  const found = pattern.exec(description);
  if (!found) throw new Error(`cannot read the values "${description}"`);
  const [multiplier, increment, bits, seed, shift, modulus] = found.slice(1).map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  let state = seed;
  return Array.from({ length }, () => {
    state = BigInt.asUintN(Number(bits), multiplier * state + increment);
    return Number((state >> shift) % modulus);
  });
}
