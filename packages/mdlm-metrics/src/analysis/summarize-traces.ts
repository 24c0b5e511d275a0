import { checkInteger, checkNumber, createRandom, type Random } from '@cairn-ml/numeric';
import type { DecodingTrace } from '../decoding-trace.js';
import { type TraceMetricsOptions, traceMetrics } from '../trace-metrics.js';

/** Options of {@link summarizeTraces}. */
export interface SummarizeTracesOptions extends TraceMetricsOptions {
  /** The group of a trace, such as its domain, its decoder, or whether its answer is right. Default: one group, `'all'`. */
  groupBy?: (trace: DecodingTrace, index: number) => string;
  /** More numbers to average; a trace whose number is NaN is left out of that average. */
  metrics?: Readonly<Record<string, (trace: DecodingTrace, index: number) => number>>;
  /** Bootstrap samples; 0 for no intervals. Default 1000. */
  samples?: number;
  /** The level of the intervals. Default 0.95. */
  level?: number;
  /** The seed of the bootstrap. Default 0. */
  seed?: number;
}

/** The mean of a number over traces, with a bootstrap interval. */
export interface MeanWithInterval {
  /** NaN where no trace has the number. */
  mean: number;
  /** The lower end, NaN without samples. */
  low: number;
  /** The upper end, NaN without samples. */
  high: number;
  /** How many traces have the number. */
  count: number;
}

/** One group of a {@link summarizeTraces} result. */
export interface TraceSummary {
  /** The traces of the group. */
  traces: number;
  /** Their tokens that count. */
  tokens: number;
  /** Their forward passes. */
  passes: number;
  /** Σ tokens / Σ finalizingSteps. */
  microAfp: number;
  /** Σ tokens / Σ passes. */
  microTpf: number;
  /** Means over traces (macro) of `afp`, `tpf`, `tau`, and the metrics asked for. */
  means: Record<string, MeanWithInterval>;
}

interface Group {
  /** Of traces, tokens, finalising steps and passes. */
  sums: [number, number, number, number];
  /** For each metric, its value for each trace. */
  values: number[][];
}

/**
 * AFP, TPF, tau and other numbers over a corpus of traces, by group, with percentile bootstrap intervals over traces.
 *
 * Traces are taken one at a time and not kept, so that a generator may read them from a disk. Memory is a few numbers per trace. The interval
 * resamples traces with replacement within each group; traces that are not independent, as several samples of one prompt, make it too
 * narrow.
 *
 * @returns By group, in the order in which groups appear, but for names that are integers, which an object puts first.
 * @throws {InvalidArgumentError} for an unknown option, `samples` that are not an integer of at least 0, a `level` outside 0 to 1
 *
 * @example
 * ```ts
 * import { traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 * import { summarizeTraces } from '@cairn-ml/mdlm-metrics/analysis';
 *
 * const traces = [[0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 0, 0]].map((steps) => traceFromFinalSteps(steps));
 * const { all } = summarizeTraces(traces, { samples: 200 });
 * console.log(all?.means.afp?.mean, all?.microAfp, all?.means.tau?.count); // 2.3333 1.7143 2
 * ```
 *
 * Source: B. Efron, "Bootstrap methods", 1979. Whether arXiv 2601.15593 averages macro or micro is not public: both are here.
 */
export function summarizeTraces(
  traces: Iterable<DecodingTrace>,
  options: SummarizeTracesOptions = {},
): Record<string, TraceSummary> {
  const { groupBy = () => 'all', metrics = {}, samples = 1000, level = 0.95, seed = 0 } = options;
  checkInteger('summarizeTraces', 'samples', samples, { min: 0 });
  checkNumber('summarizeTraces', 'level', level, { min: 0, max: 1 });
  checkInteger('summarizeTraces', 'seed', seed);
  const names = ['afp', 'tpf', 'tau', ...Object.keys(metrics)];
  const groups = new Map<string, Group>();
  let index = 0;
  for (const trace of traces) {
    const name = groupBy(trace, index);
    const group: Group = groups.get(name) ?? { sums: [0, 0, 0, 0], values: names.map(() => []) };
    groups.set(name, group);
    const { tokens, finalizingSteps, passes, ...rest } = traceMetrics(trace, options);
    [1, tokens, finalizingSteps, passes].forEach((value, i) => {
      group.sums[i]! += value;
    });
    const numbers = [rest.afp, rest.tpf, rest.tau, ...Object.values(metrics).map((metric) => metric(trace, index))];
    numbers.forEach((value, i) => {
      group.values[i]!.push(value);
    });
    index++;
  }

  const random = createRandom(seed);
  const summarize = ([name, { sums, values }]: [string, Group]): [string, TraceSummary] => {
    const columns = values.map((list) => Float64Array.from(list));
    const intervals = bootstrap(columns, samples, level, random.fork());
    const means = Object.fromEntries(names.map((metric, i) => [metric, intervals[i]!]));
    const [count, tokens, finalizingSteps, passes] = sums;
    return [
      name,
      { traces: count, tokens, passes, microAfp: tokens / finalizingSteps, microTpf: tokens / passes, means },
    ];
  };
  return Object.fromEntries(Array.from(groups, summarize)); // a group may be called `__proto__`
}

/** Every metric sees the same resampled traces; a NaN is left out of its mean. */
function bootstrap(columns: Float64Array[], samples: number, level: number, random: Random): MeanWithInterval[] {
  const traces = columns[0]!.length;
  const indices = new Int32Array(traces);
  const drawn = columns.map(() => new Float64Array(samples));
  for (let s = 0; s < samples; s++) {
    for (let i = 0; i < traces; i++) indices[i] = random.integer(0, traces - 1);
    for (const [c, values] of columns.entries()) drawn[c]![s] = meanOf(values, indices).mean;
  }
  return columns.map((values, c) => {
    // A sample may hold no trace that has the number.
    const means = drawn[c]!.filter((mean) => !Number.isNaN(mean)).sort();
    const at = (share: number) => means[Math.round(share * (means.length - 1))] ?? Number.NaN;
    return {
      ...meanOf(
        values,
        indices.map((_, i) => i),
      ),
      low: at((1 - level) / 2),
      high: at((1 + level) / 2),
    };
  });
}

function meanOf(values: Float64Array, indices: Int32Array): { mean: number; count: number } {
  let [sum, count] = [0, 0];
  for (let i = 0; i < indices.length; i++) {
    const value = values[indices[i]!]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return { mean: sum / count, count };
}
