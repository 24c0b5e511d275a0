import type { Run } from './experiment.js';
import type { Measurement } from './measure.js';
import type { Method } from './methods.js';

/** A mean over seeds, and half the width of its interval at 95 %; 0 for a single seed. */
export interface Estimate {
  mean: number;
  halfWidth: number;
}

/** The 0.975 quantile of Student's t for 1 to 15 degrees of freedom. */
const student = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
];

export function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const freedom = values.length - 1;
  const halfWidth = freedom < 1 ? 0 : (student[freedom - 1] ?? 1.96) * Math.sqrt(squares / freedom / values.length);
  return { mean, halfWidth };
}

export const isOf = (run: Run, { reward, scale }: Method): boolean => run.reward === reward && run.scale === scale;

/** What a method's runs measured at each step, over seeds; or how far that is from where each seed's policy started. */
export function curve(
  runs: readonly Run[],
  method: Method,
  of: keyof Measurement,
  from: 'zero' | 'start' = 'zero',
): ({ step: number } & Estimate)[] {
  const own = runs.filter((run) => isOf(run, method)).map(({ measurements }) => measurements);
  return (own[0] ?? []).map(({ step }, k) => ({
    step,
    ...estimate(own.map((measured) => measured[k]![of] - (from === 'start' ? measured[0]![of] : 0))),
  }));
}

/** At the end, how much more than `reference` a method has, seed by seed: each seed starts both from one policy. */
export function gain(runs: readonly Run[], method: Method, reference: Method, of: keyof Measurement): Estimate {
  const last = (run: Run) => run.measurements.at(-1)![of];
  const differences = runs
    .filter((run) => isOf(run, method))
    .map((run) => last(run) - last(runs.find((other) => other.seed === run.seed && isOf(other, reference))!));
  return estimate(differences);
}
