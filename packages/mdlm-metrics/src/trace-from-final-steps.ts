import { checkInteger, checkLength } from '@cairn-ml/numeric';
import type { DecodingTrace } from './decoding-trace.js';

/** Options of {@link traceFromFinalSteps}. */
export interface TraceFromFinalStepsOptions {
  /** All forward passes of the decode. Default: one per step, up to the last that finalised something. */
  passes?: number;
  /** The token of each position. Default: 1 everywhere, which says nothing about an end of text. */
  tokens?: ArrayLike<number>;
  /** The token that stands for a mask. Default 0. */
  maskId?: number;
  /** The token that ends a text, to be looked for in `tokens`. */
  eosId?: number;
  /** Blocks that were decoded one after the other. */
  blocks?: readonly (readonly [start: number, end: number])[];
}

/** A step beyond is taken for a mistake: the trace has an entry for every step. */
const mostSteps = 1e8;

/**
 * The trace of a decode of which only the step is known at which each position was finalised: `finalStep[i]` for position i, from 0; `null`, NaN or
 * -1 for a position that was not.
 *
 * More `passes` than steps become idle steps at the end. Fewer are given to the steps that finalised something first, one each: the other
 * steps served a cached prediction again.
 *
 * @throws {InvalidArgumentError} for a step that is not an integer of at least -1, and `passes` that are not an integer of at least 0
 * @throws {ShapeError} when `tokens` has not one entry per position
 *
 * @example
 * ```ts
 * import { tokensPerForward, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * tokensPerForward(traceFromFinalSteps([0, 2, 2, 5, 5, 5], { passes: 8 })); // 0.75
 * ```
 */
export function traceFromFinalSteps(
  finalStep: ArrayLike<number | null>,
  options: TraceFromFinalStepsOptions = {},
): DecodingTrace {
  const { passes, tokens, maskId = 0, eosId, blocks } = options;
  const length = finalStep.length;
  if (tokens) checkLength('traceFromFinalSteps', 'tokens', tokens, length, 'one entry per position');
  if (passes !== undefined) checkInteger('traceFromFinalSteps', 'passes', passes, { min: 0, max: mostSteps });
  const final = new Int32Array(length);
  let steps = 0;
  for (let i = 0; i < length; i++) {
    const given = finalStep[i] ?? -1;
    const at = Number.isNaN(given) ? -1 : given;
    checkInteger('traceFromFinalSteps', `finalStep[${i}]`, at, { min: -1, max: mostSteps });
    final[i] = at;
    steps = Math.max(steps, at + 1);
  }
  const next = new Int32Array(steps + 1);
  for (let i = 0; i < length; i++) if (final[i]! >= 0) next[final[i]! + 1]!++;
  for (let at = 0; at < steps; at++) next[at + 1]! += next[at]!;
  const count = next[steps]!;
  const step = new Int32Array(count);
  const position = new Int32Array(count);
  for (let i = 0; i < length; i++) {
    const at = final[i]!;
    if (at < 0) continue;
    step[next[at]!] = at;
    position[next[at]!++] = i;
  }
  return {
    version: 1,
    length,
    maskId,
    generated: [0, length],
    ...(eosId !== undefined && { eosId }),
    ...(blocks && { blocks }),
    events: {
      step,
      position,
      token: position.map((i) => tokens?.[i] ?? (maskId === 1 ? 0 : 1)),
      kind: new Uint8Array(count),
    },
    steps: { passes: spread(passes ?? steps, step, steps) },
  };
}

/** Forward passes per step: one each, what is left over as idle steps; what is missing is missed by steps that finalise nothing. */
function spread(passes: number, events: Int32Array, steps: number): Int32Array {
  const result = new Int32Array(Math.max(steps, passes)).fill(passes >= steps ? 1 : 0);
  if (passes >= steps) return result;
  let left = passes;
  for (let i = 0; i < events.length && left > 0; i++) {
    if (result[events[i]!] === 0) left--;
    result[events[i]!] = 1;
  }
  for (let step = 0; step < steps && left > 0; step++) {
    if (result[step] === 0) left--;
    result[step] = 1;
  }
  return result;
}
