import type { DecodingTrace } from './decoding-trace.js';
import { remask, unmask } from './internal/columns.js';
import { replayTrace } from './replay-trace.js';

/** What {@link stepStatistics} counts, one entry per step. */
export interface StepStatistics {
  /** Positions masked when the step began, of those to be written. */
  maskedBefore: Int32Array;
  /** Positions whose last change it made: the tokens it finalised. */
  finalized: Int32Array;
  /** Masks that became a token. */
  unmasked: Int32Array;
  /** Tokens that became another one. */
  edited: Int32Array;
  /** Tokens that became a mask. */
  remasked: Int32Array;
}

/**
 * What each step did. Positions behind the end of the text count, too.
 *
 * @example
 * ```ts
 * import { stepStatistics, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * const { maskedBefore, finalized } = stepStatistics(traceFromFinalSteps([0, 2, 2]));
 * maskedBefore; // [3, 2, 2]
 * finalized; // [1, 0, 2]
 * ```
 */
export function stepStatistics(trace: DecodingTrace): StepStatistics {
  const { events, steps, canvas, generated, maskId } = trace;
  const { finalStep } = replayTrace(trace);
  const create = () => new Int32Array(steps.passes.length);
  const [finalized, unmasked, edited, remasked, maskedBefore] = [create(), create(), create(), create(), create()];
  for (let i = 0; i < finalStep.length; i++) if (finalStep[i]! >= 0) finalized[finalStep[i]!]!++;
  for (let i = 0; i < events.kind.length; i++) {
    const counts = events.kind[i] === unmask ? unmasked : events.kind[i] === remask ? remasked : edited;
    counts[events.step[i]!]!++;
  }
  let masked = 0;
  for (let i = generated[0]; i < generated[1]; i++) if (!canvas || canvas[i] === maskId) masked++;
  for (let t = 0; t < maskedBefore.length; t++) {
    maskedBefore[t] = masked;
    masked += remasked[t]! - unmasked[t]!;
  }
  return { maskedBefore, finalized, unmasked, edited, remasked };
}
