import type { DecodingTrace } from './decoding-trace.js';
import { remask, unmask } from './internal/columns.js';
import { replayTrace } from './replay-trace.js';

/** What {@link editStatistics} counts. */
export interface EditStatistics {
  /** Masks that became a token, those that were masked again included. */
  unmasks: number;
  /** Tokens that became another one. */
  edits: number;
  /** Tokens that became a mask. */
  remasks: number;
  /** Times that a position got a token back which it had held before: an edit undone, a remask that came to the same end. */
  flips: number;
  /** Positions that were edited or remasked at least once. */
  touched: number;
  /** Positions whose token at the end is not the first they got. */
  revised: number;
  /** Positions with a token at the end. */
  tokens: number;
  /** Steps that change nothing. */
  idleSteps: number;
  /** Steps that edit or remask. */
  editingSteps: number;
  /** The last step that changes something; -1 where none does. */
  lastChange: number;
  /** Over positions with a token at the end, the mean of the steps between the first token and the last change. */
  meanSettlingSteps: number;
}

/**
 * How much a decoder takes back: edits, remasks and flips, and how long tokens take to settle.
 *
 * These are counts of one decode. Nothing follows from them for another, and that edits become rarer does not show that they end: for
 * decoders that edit, convergence is not proved here. `meanSettlingSteps` is NaN without tokens.
 *
 * Takes time and memory linear in events and canvas.
 *
 * @example
 * ```ts
 * import { editStatistics } from '@cairn-ml/mdlm-metrics';
 * import { traceFromSnapshots } from '@cairn-ml/mdlm-metrics/formats';
 *
 * const trace = traceFromSnapshots([[9, 9], [1, 9], [2, 3], [1, 3]], { maskId: 9 });
 * const { edits, flips, touched, revised } = editStatistics(trace);
 * [edits, flips, touched, revised]; // [2, 1, 1, 0]
 * ```
 *
 * Source: our definitions, for the generate-then-edit decoders of arXiv 2601.15593 and LLaDA2.1.
 */
export function editStatistics(trace: DecodingTrace): EditStatistics {
  const { step, position, token, kind } = trace.events;
  const start = trace.generated[0];
  const { tokens, finalStep, firstStep } = replayTrace(trace);
  const counts = [0, 0, 0];
  const firstToken = new Int32Array(tokens.length).fill(-1);
  const isTouched = new Uint8Array(tokens.length);
  const heldBefore = new Map<number, Set<number>>(); // only of positions that are touched
  let [flips, changingSteps, editingSteps, lastChange, lastEdit] = [0, 0, 0, -1, -1];
  for (let i = 0; i < position.length; i++) {
    const at = position[i]! - start;
    counts[kind[i]!]!++;
    if (step[i]! > lastChange) changingSteps++;
    lastChange = step[i]!;
    if (kind[i] !== unmask) {
      isTouched[at] = 1;
      if (step[i]! > lastEdit) editingSteps++;
      lastEdit = step[i]!;
    }
    if (kind[i] === remask) continue;
    if (firstToken[at]! < 0) {
      firstToken[at] = token[i]!;
      continue;
    }
    const held = heldBefore.get(at) ?? new Set([firstToken[at]!]);
    if (held.has(token[i]!)) flips++;
    heldBefore.set(at, held.add(token[i]!));
  }
  let [touched, revised, written, settling] = [0, 0, 0, 0];
  for (let i = 0; i < tokens.length; i++) {
    touched += isTouched[i]!;
    if (finalStep[i]! < 0) continue;
    written++;
    settling += finalStep[i]! - firstStep[i]!;
    if (tokens[i] !== firstToken[i]) revised++;
  }
  return {
    unmasks: counts[unmask]!,
    edits: counts[1]!,
    remasks: counts[remask]!,
    flips,
    touched,
    revised,
    tokens: written,
    idleSteps: trace.steps.passes.length - changingSteps,
    editingSteps,
    lastChange,
    meanSettlingSteps: settling / written,
  };
}
