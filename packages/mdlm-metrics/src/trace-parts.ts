import { checkInteger, checkOption } from '@cairn-ml/numeric';
import type { CountOptions } from './count-options.js';
import type { DecodingTrace } from './decoding-trace.js';
import type { OrderTauVariant } from './generation-order-tau.js';
import { countDistinct, countedSteps } from './internal/counted-steps.js';
import { orderCounts } from './internal/order-counts.js';
import { orderTauVariants, tauOf } from './internal/order-tau.js';

/** Options of {@link traceParts}. */
export interface TracePartsOptions extends CountOptions {
  /**
   * `'segment'` (default): parts of the text with equally many tokens; `'block'`: the blocks of the trace; `'stage'`: parts of the decode with equally many
   * steps, from the first to the last that finalises something.
   */
  by?: 'segment' | 'block' | 'stage';
  /** How many segments or stages. Default 3. */
  parts?: number;
  /** The variant of tau. Default `'b'`. */
  variant?: OrderTauVariant;
}

/** One part of a {@link traceParts} result. */
export interface TracePart {
  /** The first position, or step, of the part. */
  start: number;
  /** The position, or step, after the part. */
  end: number;
  /** Tokens that count. */
  tokens: number;
  /** Different steps at which they were finalised. */
  finalizingSteps: number;
  /** tokens / finalizingSteps, NaN without tokens. */
  afp: number;
  /** tau of step and position within the part. */
  tau: number;
}

/**
 * AFP and tau for parts of a decode: block by block, segment by segment of the text, or stage by stage of the time.
 *
 * Where tokens or steps do not divide evenly, the first parts have one more, as in NumPy's `array_split` and LLaDA's schedule.
 *
 * @throws {InvalidArgumentError} for an unknown option, `parts` that are not an integer of at least 1, or blocks of a trace without
 *
 * @example
 * ```ts
 * import { traceFromFinalSteps, traceParts } from '@cairn-ml/mdlm-metrics';
 *
 * const trace = traceFromFinalSteps([0, 0, 1, 2, 2, 2, 3, 4, 4, 4, 4, 5]);
 * traceParts(trace).map(({ afp }) => afp); // [1.3333, 1.3333, 2]
 * traceParts(trace, { by: 'stage', parts: 2 }).map(({ tokens }) => tokens); // [6, 6]
 * ```
 *
 * Source: arXiv 2601.15593 reports AFP and tau by stage, second-hand; how it splits is not public, so all three are offered.
 */
export function traceParts(trace: DecodingTrace, options: TracePartsOptions = {}): TracePart[] {
  const { by = 'segment', parts = 3, variant = 'b' } = options;
  checkOption('traceParts', 'by', by, ['segment', 'block', 'stage']);
  checkOption('traceParts', 'variant', variant, orderTauVariants);
  checkInteger('traceParts', 'parts', parts, { min: 1 });
  if (by === 'block') checkInteger('traceParts', 'the number of blocks', trace.blocks?.length ?? 0, { min: 1 });
  const { positions, steps } = countedSteps('traceParts', trace, options);
  const describe = (start: number, end: number, members: Int32Array): TracePart => {
    const finalizingSteps = countDistinct(members);
    const tau = tauOf(orderCounts(members), variant);
    return { start, end, tokens: members.length, finalizingSteps, afp: members.length / finalizingSteps, tau };
  };
  if (by === 'stage') {
    const [first, last] = spanOf(steps);
    return bounds(last - first + 1, parts).map(([from, to]) =>
      describe(
        first + from,
        first + to,
        steps.filter((step) => step >= first + from && step < first + to),
      ),
    );
  }
  if (by === 'block') {
    return trace.blocks!.map(([start, end]) =>
      describe(
        start,
        end,
        steps.filter((_, i) => positions[i]! >= start && positions[i]! < end),
      ),
    );
  }
  return bounds(positions.length, parts).map(([from, to]) => {
    const start = positions[from] ?? trace.generated[1];
    return describe(start, to > from ? positions[to - 1]! + 1 : start, steps.subarray(from, to));
  });
}

function spanOf(steps: Int32Array): [first: number, last: number] {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < steps.length; i++) {
    first = Math.min(first, steps[i]!);
    last = Math.max(last, steps[i]!);
  }
  return steps.length > 0 ? [first, last] : [0, -1];
}

function bounds(size: number, parts: number): [from: number, to: number][] {
  const [base, more] = [Math.floor(size / parts), size % parts];
  return Array.from({ length: parts }, (_, i) => {
    const from = i * base + Math.min(i, more);
    return [from, from + base + (i < more ? 1 : 0)];
  });
}
