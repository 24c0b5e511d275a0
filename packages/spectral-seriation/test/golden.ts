import { readFileSync } from 'node:fs';

/** A case of seriation.json or seriation-extra.json, as far as the tests use it. */
export interface SeriationCase {
  name: string;
  distance: number[][];
  methods: Record<string, { order0?: number[]; criteria: Record<string, number> }>;
  extra: { attributes?: number[][]; hclust?: Record<string, { merges: number[]; heights: number[] }> } | null;
}

/** The oracle cases of R seriation 1.4.1. */
export function seriationCases(file: 'seriation' | 'seriation-extra'): SeriationCase[] {
  const { cases } = JSON.parse(readFileSync(`${import.meta.dirname}/golden/${file}.json`, 'utf8'));
  return cases.map((item: SeriationCase & { n: number; dist_lower_columnwise: number | number[] }) => {
    const lower = [item.dist_lower_columnwise].flat();
    const distance = Array.from({ length: item.n }, () => new Array<number>(item.n).fill(0));
    let next = 0;
    for (let j = 0; j < item.n; j++) {
      for (let i = j + 1; i < item.n; i++) {
        distance[i]![j] = lower[next]!;
        distance[j]![i] = lower[next++]!;
      }
    }
    return { ...item, distance };
  });
}
