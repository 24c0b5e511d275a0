import type { RegressionMethod } from '@cairn-ml/contrastive-regression';
import { createRandom, quantile } from '@cairn-ml/numeric';
import type { Result } from './study.js';

/** Methods side by side over the trials that all of them have run. */
export interface Summary {
  trials: number[];
  rows: SummaryRow[];
}

export interface SummaryRow {
  method: RegressionMethod;
  error: { mean: number; deviation: number };
  rSquared: { mean: number; deviation: number };
  /** Beside each other method: in how many trials the error is smaller, and the mean difference with its 95 % interval. */
  against: Map<RegressionMethod, { wins: number; difference: number; interval: [number, number] }>;
}

/** Means over the trials common to all methods, paired differences, and bootstrap intervals of these (10,000 resamplings of the trials). */
export function summarise(results: readonly Result[], methods: readonly RegressionMethod[]): Summary {
  const of = (method: RegressionMethod) =>
    new Map(results.filter((result) => result.method === method).map((result) => [result.trial, result]));
  const found = methods.map(of);
  const trials = [...found[0]!.keys()].filter((trial) => found.every((runs) => runs.has(trial))).sort((a, b) => a - b);
  if (trials.length === 0) throw new Error(`no trial has been run by all of ${methods.join(', ')}`);
  const errors = found.map((runs) => trials.map((trial) => runs.get(trial)!.error));
  const rows = methods.map((method, k) => ({
    method,
    error: momentsOf(errors[k]!),
    rSquared: momentsOf(trials.map((trial) => found[k]!.get(trial)!.rSquared)),
    against: new Map(methods.map((other, l) => [other, paired(errors[k]!, errors[l]!)])),
  }));
  return { trials, rows };
}

/** The cells of a table: errors as mean ± deviation, and wins and differences against the given methods. */
export function summaryTable({ trials, rows }: Summary, beside: readonly RegressionMethod[], digits = 4): string[][] {
  const cell = ({ mean, deviation }: { mean: number; deviation: number }, places: number) =>
    `${mean.toFixed(places)} ± ${deviation.toFixed(places)}`;
  return rows.map((row) => [
    row.method,
    cell(row.error, digits),
    cell(row.rSquared, 3),
    ...beside.map((other) => {
      if (other === row.method) return '';
      const { wins, difference, interval } = row.against.get(other)!;
      const signed = (x: number) => `${x > 0 ? '+' : ''}${x.toFixed(digits)}`;
      return `${wins}/${trials.length}, ${signed(difference)} [${interval.map(signed).join(', ')}]`;
    }),
  ]);
}

/** The head of that table. */
export function summaryHeader(beside: readonly RegressionMethod[]): string[] {
  return ['method', 'MAE', 'R²', ...beside.map((other) => `wins, difference to ${other} [95 %]`)];
}

function momentsOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

function paired(errors: readonly number[], others: readonly number[]) {
  const differences = errors.map((error, i) => error - others[i]!);
  const random = createRandom(1);
  const means = Float64Array.from({ length: 10_000 }, () =>
    meanOf(differences.map(() => differences[random.integer(0, differences.length - 1)]!)),
  );
  const interval: [number, number] = [quantile(means, 0.025), quantile(means, 0.975)];
  return { wins: differences.filter((d) => d < 0).length, difference: meanOf(differences), interval };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
