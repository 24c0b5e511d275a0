import { checkInteger, checkNumber, checkOption } from '@cairn-ml/numeric';
import { pick } from '../internal/decoding/run-blocks.js';
import { maskedPositions, type Session, startSession } from '../internal/decoding/session.js';
import type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
import { selectTopK } from './select-tokens.js';

/** Options of {@link decodeAndEdit}. */
export interface DecodeAndEditOptions extends DecodeOptions {
  /** The confidence above which a mask's token is written; the surest is written where none is above. Default 0.5. */
  threshold?: number;
  /**
   * `'replace'` (default, T2T): a written token becomes what the model now predicts; `'remask'` (T2M): it becomes a mask again, for a later step to write.
   */
  edit?: 'replace' | 'remask';
  /**
   * For `'replace'`, the confidence above which another token takes the place of the written one, default 0; for `'remask'`, the probability below which a
   * written token is masked, default 0.1.
   */
  editThreshold?: number;
  /** `'joint'` (default): edit while there are masks, and after; `'afterwards'`: first write the block, then edit it. */
  phase?: 'joint' | 'afterwards';
  /** The most editing steps of a block after its last mask. Default 16. */
  maxEditSteps?: number;
  /** How often a position may be masked again. Default 1. */
  maxRemasks?: number;
}

/**
 * Generate, then edit: at each step writes the masks of the block that are sure enough, and edits tokens that it wrote before. A block ends when a step changes
 * nothing, or when it has used up its editing steps.
 *
 * Needs a model that has an opinion of tokens that are not masked. What is given is not edited. That it ends is due to `maxEditSteps` and `maxRemasks`; that
 * the text gets better with each edit is nowhere proved, see {@link editStatistics}.
 *
 * @param canvas - Tokens and masks; what is not masked is given.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, and as {@link decodeTopK}
 *
 * @example
 * ```ts
 * import { editStatistics } from '@cairn-ml/mdlm-metrics';
 * import { decodeAndEdit } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * // A model that changes its mind about the first token when it sees the second.
 * const denoise = (tokens: Int32Array) => (tokens[1] === 1 ? [0, 9, 0, 0, 9, 0] : [9, 0, 0, 0, 1, 0]);
 * const { tokens, trace } = await decodeAndEdit(denoise, [2, 2], { maskId: 2, threshold: 0.9 });
 * tokens; // [1, 1]
 * editStatistics(trace).edits; // 1
 * ```
 *
 * Source: 'replace' is the joint threshold of LLaDA2.1 (M2T and T2T) as SGLang runs it, with its defaults; 'remask', 'afterwards' and their defaults are our
 * reconstruction of the generate-then-edit decoders of arXiv 2601.15593.
 */
export async function decodeAndEdit(
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeAndEditOptions,
): Promise<DecodeResult> {
  const caller = 'decodeAndEdit';
  const { threshold = 0.5, edit = 'replace', phase = 'joint', maxEditSteps = 16, maxRemasks = 1 } = options;
  const { editThreshold = edit === 'replace' ? 0 : 0.1 } = options;
  checkNumber(caller, 'threshold', threshold);
  checkOption(caller, 'edit', edit, ['replace', 'remask']);
  checkNumber(caller, 'editThreshold', editThreshold);
  checkOption(caller, 'phase', phase, ['joint', 'afterwards']);
  checkInteger(caller, 'maxEditSteps', maxEditSteps, { min: 0 });
  checkInteger(caller, 'maxRemasks', maxRemasks, { min: 0 });
  const settings = { threshold, edit, editThreshold, phase, maxEditSteps, maxRemasks };
  const session = startSession(caller, denoise, canvas, options, settings);
  const { mask, tokens, predictions } = session;
  const remasks = new Int32Array(tokens.length);
  for (const [b, block] of session.blocks.entries()) {
    for (let editSteps = 0; ; ) {
      const masked = maskedPositions(session, block);
      if (masked.length === 0 && ++editSteps > maxEditSteps) break;
      const edited = masked.length > 0 && phase === 'afterwards' ? new Int32Array() : writtenPositions(session, block);
      session.step(b);
      await session.forward([...masked, ...edited]);
      const sure = masked.filter((position) => predictions.confidence[position]! > threshold);
      const chosen =
        sure.length > 0 ? sure : selectTopK(pick(predictions.confidence, masked), 1).map((i) => masked[i]!);
      const changed = edited.filter((position) =>
        edit === 'replace'
          ? predictions.token[position] !== tokens[position] && predictions.confidence[position]! > editThreshold
          : remasks[position]! < maxRemasks && session.probability(position, tokens[position]!) < editThreshold,
      );
      for (const position of chosen) session.write(position);
      for (const position of changed) {
        if (edit === 'replace') session.write(position);
        else {
          session.remask(position);
          remasks[position]!++;
        }
      }
      session.done();
      if (chosen.length + changed.length === 0 && !mask.subarray(...block).includes(1)) break;
    }
  }
  return session.finish();
}

/** The positions of a block that were written, not given. */
function writtenPositions({ mask, given }: Session, [start, end]: readonly [number, number]): Int32Array {
  const positions: number[] = [];
  for (let i = start; i < end; i++) if (!mask[i] && !given[i]) positions.push(i);
  return Int32Array.from(positions);
}
