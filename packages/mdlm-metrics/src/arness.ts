import { checkInteger, checkOption } from '@cairn-ml/numeric';
import type { CountOptions } from './count-options.js';
import type { DecodingTrace } from './decoding-trace.js';
import { generationOrder } from './generation-order.js';
import { countedSteps } from './internal/counted-steps.js';
import { orderCounts } from './internal/order-counts.js';

/** Options of {@link localArness}. */
export interface LocalArnessOptions extends CountOptions {
  /** How many tokens back a token has to continue. Default 1. */
  k?: number;
  /**
   * `'strict'` (default): the last k tokens and this one ascend one by one; `'set'`: the last k tokens stand in the k places before this one, in any order.
   */
  match?: 'strict' | 'set';
  /** What to divide by: `'windows'` (default), the T - k tokens that have k before them, or `'tokens'`, all T. */
  denominator?: 'windows' | 'tokens';
}

/**
 * Local AR-ness at k: the share of tokens that continue the run of the k tokens written before them.
 *
 * 1 for an autoregressive decode, over windows; over tokens (T - k) / T. Positions are counted from token to token as they stand in the text, so that a
 * given token between two positions interrupts a run. Tokens of one step are taken from left to right. NaN without windows, or tokens.
 *
 * @throws {InvalidArgumentError} for an unknown option, or a `k` that is not an integer of at least 1
 *
 * @example
 * ```ts
 * import { localArness, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * const trace = traceFromFinalSteps([1, 0, 2, 3]); // written in the order 1, 0, 2, 3
 * localArness(trace); // 0.3333
 * localArness(trace, { k: 2, match: 'set', denominator: 'tokens' }); // 0.25
 * ```
 *
 * Source: DiffuCoder (arXiv 2506.20639), appendix A.2. The paper's formula is 'set' over 'tokens', its figure says 'strict', and others divide by windows; the
 * default is the combination under which an autoregressive decode scores 1.
 */
export function localArness(trace: DecodingTrace, options: LocalArnessOptions = {}): number {
  const { k = 1, match = 'strict', denominator = 'windows' } = options;
  checkInteger('localArness', 'k', k, { min: 1 });
  checkOption('localArness', 'match', match, ['strict', 'set']);
  checkOption('localArness', 'denominator', denominator, ['windows', 'tokens']);
  const order = generationOrder(trace, options);
  let hits = 0;
  let ascending = 0; // how many tokens up to this one ascend one by one, less one
  for (let t = 0; t < order.length; t++) {
    ascending = t > 0 && order[t] === order[t - 1]! + 1 ? ascending + 1 : 0;
    if (t >= k && (match === 'strict' ? ascending >= k : fillsPlacesBefore(order, t, k))) hits++;
  }
  return hits / (denominator === 'windows' ? Math.max(order.length - k, 0) : order.length);
}

/** Whether the k tokens before the t-th stand in the k places before it. All are different, so that it is enough that none is elsewhere. */
function fillsPlacesBefore(order: Int32Array, t: number, k: number): boolean {
  for (let i = t - k; i < t; i++) {
    const distance = order[t]! - order[i]!;
    if (distance < 1 || distance > k) return false;
  }
  return true;
}

/** Options of {@link globalArness}. */
export interface GlobalArnessOptions extends CountOptions {
  /** How many of the leftmost masks count as left. Default 1. */
  k?: number;
}

/**
 * Global AR-ness at k: the share of tokens that were, when written, among the k leftmost of those still to be written.
 *
 * 1 for an autoregressive decode. Tokens of one step are taken from left to right. Only positions that count are taken into account, see
 * {@link CountOptions}. NaN without tokens. Takes n log n steps.
 *
 * @throws {InvalidArgumentError} for an unknown option, or a `k` that is not an integer of at least 1
 *
 * @example
 * ```ts
 * import { globalArness, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * globalArness(traceFromFinalSteps([1, 2, 3, 5, 4, 0])); // 0.6667
 * ```
 *
 * Source: DiffuCoder (arXiv 2506.20639), appendix A.2.
 */
export function globalArness(trace: DecodingTrace, options: GlobalArnessOptions = {}): number {
  const { k = 1 } = options;
  checkInteger('globalArness', 'k', k, { min: 1 });
  const { positions } = countedSteps('globalArness', trace, options);
  const order = generationOrder(trace, options);
  const n = order.length;
  // A Fenwick tree of what is written: entry i counts a range of positions that ends there.
  const written = new Int32Array(n + 1);
  const indexOf = new Int32Array(trace.length);
  for (let i = 0; i < n; i++) indexOf[positions[i]!] = i;
  let hits = 0;
  for (let t = 0; t < n; t++) {
    const index = indexOf[order[t]!]!;
    let stillMasked = index;
    for (let i = index; i > 0; i -= i & -i) stillMasked -= written[i]!;
    if (stillMasked < k) hits++;
    for (let i = index + 1; i <= n; i += i & -i) written[i]!++;
  }
  return hits / n;
}

/** Options of {@link orderedPairRate}. */
export interface OrderedPairRateOptions extends CountOptions {
  /** The largest distance between two positions. Default Infinity: all pairs. */
  window?: number;
}

/**
 * The share of pairs of positions whose left one was finalised at an earlier step: 1 for an autoregressive decode, 0.5 for a random one, less where many come at
 * one step, which counts against.
 *
 * `window: 1` compares neighbours (local), Infinity all pairs (global: (1 + tau of variant 'strict') / 2). NaN without pairs. A window of w takes n · w steps,
 * Infinity n log n.
 *
 * @throws {InvalidArgumentError} for an unknown option, or a `window` below 1
 *
 * @example
 * ```ts
 * import { orderedPairRate, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * const trace = traceFromFinalSteps([0, 1, 1, 2]);
 * orderedPairRate(trace); // 0.8333
 * orderedPairRate(trace, { window: 1 }); // 0.6667
 * ```
 *
 * Source: arXiv 2609.20751, second-hand (the documentation of a Rust implementation); the window is ours.
 */
export function orderedPairRate(trace: DecodingTrace, options: OrderedPairRateOptions = {}): number {
  const { window = Infinity } = options;
  if (window !== Infinity) checkInteger('orderedPairRate', 'window', window, { min: 1 });
  const { positions, steps } = countedSteps('orderedPairRate', trace, options);
  const n = positions.length;
  if (window >= trace.length) return orderCounts(steps).concordant / ((n * (n - 1)) / 2);
  let pairs = 0;
  let inOrder = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n && positions[j]! - positions[i]! <= window; j++) {
      pairs++;
      if (steps[i]! < steps[j]!) inOrder++;
    }
  }
  return inOrder / pairs;
}
