import type { DecodingTrace } from './decoding-trace.js';
import { remask } from './internal/columns.js';

/** What {@link replayTrace} finds; entry i belongs to position `generated[0] + i`. */
export interface TraceReplay {
  /** The tokens at the end. */
  tokens: Int32Array;
  /** The step from which the token never changed again; -1 where the position was given, or is a mask at the end. */
  finalStep: Int32Array;
  /** The step at which the position first got a token; -1 where it never did. */
  firstStep: Int32Array;
  /** The index of the event that wrote the token at the end; -1 as in `finalStep`. */
  finalEvent: Int32Array;
}

/**
 * Plays a trace to its end: which token stands where, since which step, and written by which event.
 *
 * A position is finalised at the first step from which its token never changes again. For decoders that never edit or remask this is the step that
 * unmasked it. A token that is remasked and comes back counts from when it came back.
 *
 * Takes time and memory linear in events and generated positions. The trace is not checked ({@link checkTrace}).
 *
 * @example
 * ```ts
 * import { replayTrace } from '@cairn-ml/mdlm-metrics';
 * import { traceFromSnapshots } from '@cairn-ml/mdlm-metrics/formats';
 *
 * const trace = traceFromSnapshots([[9, 9], [4, 9], [9, 5], [4, 5]], { maskId: 9 });
 * const { finalStep, firstStep } = replayTrace(trace);
 * finalStep; // [2, 1]
 * firstStep; // [0, 1]
 * ```
 *
 * Source: arXiv 2601.15593 names the finalisation of a token; its exact definition is not public, and this is our reading of it.
 */
export function replayTrace(trace: DecodingTrace): TraceReplay {
  const { generated, maskId, canvas } = trace;
  const { step, position, token, kind } = trace.events;
  const [start, end] = generated;
  const size = end - start;
  // One allocation instead of four: for short texts it is what a replay costs.
  const all = new Int32Array(4 * size).fill(-1);
  const tokens = all.subarray(0, size);
  const finalStep = all.subarray(size, 2 * size);
  const firstStep = all.subarray(2 * size, 3 * size);
  const finalEvent = all.subarray(3 * size);
  if (canvas) tokens.set(canvas.subarray(start, end));
  else tokens.fill(maskId);
  for (let event = 0; event < position.length; event++) {
    const at = position[event]! - start;
    tokens[at] = token[event]!;
    const written = kind[event] !== remask;
    finalStep[at] = written ? step[event]! : -1;
    finalEvent[at] = written ? event : -1;
    if (firstStep[at]! < 0) firstStep[at] = step[event]!;
  }
  return { tokens, finalStep, firstStep, finalEvent };
}
