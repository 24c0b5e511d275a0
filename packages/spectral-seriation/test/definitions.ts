import type { SeriationCriteria } from '../src/seriation-criteria.js';

/** The criteria as their definitions read, in O(n³), to hold the fast ones against. `distance` is a list of rows. */
export function criteriaByDefinition(distance: number[][], order: number[]): SeriationCriteria {
  const n = order.length;
  const d = order.map((a) => order.map((b) => distance[a]![b]!));
  const s = d.map((row, i) => row.map((value, j) => (i === j ? 1 : 1 / (1 + value))));
  const sumPairs = (term: (i: number, j: number) => number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += term(i, j);
    return sum;
  };
  let events = 0;
  let deviations = 0;
  let triples = 0;
  let gradientRaw = 0;
  let gradientWeighted = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      for (let k = j + 1; k < n; k++) {
        for (const difference of [d[i]![k]! - d[i]![j]!, d[i]![k]! - d[j]![k]!]) {
          triples++;
          if (difference < 0) events++;
          deviations += Math.max(0, -difference);
          gradientRaw += Math.sign(difference);
          gradientWeighted += difference;
        }
      }
    }
  }
  const band = Math.max(1, Math.floor(n / 5));
  const neighbours = (i: number, j: number, diagonal: boolean) => {
    const found: number[] = [];
    for (const [di, dj] of [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => [a, b] as const))) {
      if ((di === 0 && dj === 0) || (!diagonal && di !== 0 && dj !== 0)) continue;
      const value = s[i + di]?.[j + dj];
      if (value !== undefined) found.push(value);
    }
    return found;
  };
  const stress = (diagonal: boolean) =>
    sumPairs((i, j) => neighbours(i, j, diagonal).reduce((sum, value) => sum + (s[i]![j]! - value) ** 2, 0));
  const total = sumPairs((i, j) => s[i]![j]!);
  const mean = sumPairs((i, j) => s[i]![j]! * i) / total;
  const pairs = d.flatMap((row, i) => row.flatMap((_, j) => (j > i ? [[i, j] as const] : [])));
  const path = d.map((row, i) => row[i + 1] ?? 0);
  return {
    antiRobinsonEvents: events,
    antiRobinsonDeviations: deviations,
    relativeGeneralizedAntiRobinson: events / triples,
    bandedAntiRobinson: sumPairs((i, j) => (j > i && j - i <= band ? (band + 1 - (j - i)) * d[i]![j]! : 0)),
    gradientRaw,
    gradientWeighted,
    pathLength: path.reduce((sum, step) => sum + step, 0),
    lazyPathLength: path.reduce((sum, step, i) => sum + (n - 1 - i) * step, 0),
    inertia: sumPairs((i, j) => d[i]![j]! * (i - j) ** 2),
    leastSquares: sumPairs((i, j) => (i === j ? 0 : (d[i]![j]! - Math.abs(i - j)) ** 2)),
    linearSeriation: sumPairs((i, j) => d[i]![j]! * (n - Math.abs(i - j))),
    twoSum: sumPairs((i, j) => s[i]![j]! * (i - j) ** 2),
    weightedCorrelation:
      sumPairs((i, j) => s[i]![j]! * (i - mean) * (j - mean)) / sumPairs((i, j) => s[i]![j]! * (i - mean) ** 2),
    rankCorrelation: Math.abs(
      rankCorrelationOf(
        pairs.map(([i, j]) => d[i]![j]!),
        pairs.map(([i, j]) => j - i),
      ),
    ),
    measureOfEffectiveness:
      sumPairs((i, j) => s[i]![j]! * neighbours(i, j, false).reduce((sum, value) => sum + value, 0)) / 2,
    mooreStress: stress(true),
    neumannStress: stress(false),
  };
}

/** Spearman's coefficient, with the average rank of a value counted as those below it and half of its equals. */
function rankCorrelationOf(x: number[], y: number[]): number {
  const ranks = (values: number[]) =>
    values.map((a) => values.reduce((rank, b) => rank + (b < a ? 1 : b === a ? 0.5 : 0), 0));
  const centred = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const product = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const [a, b] = [centred(ranks(x)), centred(ranks(y))];
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
