import { bootstrapInterval, type Interval, successDetectionRate } from '@cairn-ml/landmarks/metrics';
import { quantile } from '@cairn-ml/numeric';
import type { Study } from './study.js';
import { type Contestant, numLandmarks, type TrialResult } from './trial.js';

export const radii = [2, 4, 10] as const;

/** A network with so many shots, over all seeds; intervals are over the slices, whose images go together. */
export interface SummaryRow {
  network: Contestant;
  shots: number;
  lambda: number | undefined;
  seeds: number;
  /** Mean and median radial error in mm over the landmarks that were found, and the mean of the best and the worst seed. */
  error: { mean: number; median: number; interval: Interval; best: number; worst: number };
  /** Share of landmarks nearer than each of {@link radii}. */
  rates: { rate: number; interval: Interval }[];
  /** Share of landmarks that were not found. */
  missed: number;
}

export function summarise({ trials, testSlices }: Study, network: Contestant, shots: number): SummaryRow {
  const runs = trials.filter((trial) => trial.network === network && trial.shots === shots);
  const slices = [...new Set(testSlices)].sort((a, b) => a - b);
  const ofSlice = slices.map((z) => tally(runs.flatMap((run) => errorsWhere(run, (image) => testSlices[image] === z))));
  const all = tally(runs.flatMap(({ errors }) => errors));
  const ofSeeds = runs.map(({ errors }) => tally(errors)).map(({ sum, found }) => sum / found);
  const interval = (above: (of: Tally) => number, below: (of: Tally) => number) =>
    bootstrapInterval(slices.length, (sample) => {
      const chosen = Array.from(sample, (i) => ofSlice[i]!);
      return total(chosen, above) / total(chosen, below);
    });
  return {
    network,
    shots,
    lambda: runs[0]?.lambda,
    seeds: runs.length,
    error: {
      mean: all.sum / all.found,
      median: quantile(
        runs.flatMap(({ errors }) => errors.filter((e) => e !== null)),
        0.5,
      ),
      interval: interval(
        ({ sum }) => sum,
        ({ found }) => found,
      ),
      best: Math.min(...ofSeeds),
      worst: Math.max(...ofSeeds),
    },
    rates: radii.map((_, r) => ({
      rate: all.within[r]! / all.count,
      interval: interval(
        ({ within }) => within[r]!,
        ({ count }) => count,
      ),
    })),
    missed: 1 - all.found / all.count,
  };
}

/** Shares of landmarks nearer than each radius, over all seeds. */
export function cumulativeErrors(
  { trials }: Study,
  network: Contestant,
  shots: number,
  at: readonly number[],
): number[] {
  const runs = trials.filter((trial) => trial.network === network && trial.shots === shots);
  return [
    ...successDetectionRate(
      runs.flatMap(({ errors }) => errors.map((e) => e ?? Infinity)),
      at,
    ),
  ];
}

/** Mean errors of some of the landmarks, or on some of the images. */
export function meanError(
  { trials }: Study,
  network: Contestant,
  shots: number,
  isWanted: (image: number, landmark: number) => boolean,
): number {
  const runs = trials.filter((trial) => trial.network === network && trial.shots === shots);
  const { sum, found } = tally(runs.flatMap((run) => errorsWhere(run, isWanted)));
  return sum / found;
}

const errorsWhere = ({ errors }: TrialResult, isWanted: (image: number, landmark: number) => boolean) =>
  errors.filter((_, i) => isWanted(Math.floor(i / numLandmarks), i % numLandmarks));

/** A share in per cent. */
export const percent = (share: number): string => (100 * share).toFixed(0);

interface Tally {
  count: number;
  found: number;
  sum: number;
  within: number[];
}

function tally(errors: readonly (number | null)[]): Tally {
  const found = errors.filter((error) => error !== null);
  return {
    count: errors.length,
    found: found.length,
    sum: total(found, (error) => error),
    within: radii.map((radius) => found.filter((error) => error < radius).length),
  };
}

const total = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);
