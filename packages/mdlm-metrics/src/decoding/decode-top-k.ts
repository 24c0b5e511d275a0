import { checkInteger, checkOption } from '@cairn-ml/numeric';
import { pick, runBlocks } from '../internal/decoding/run-blocks.js';
import { startSession } from '../internal/decoding/session.js';
import type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
import { selectTopK } from './select-tokens.js';

/** What a decoder calls sure: a high probability, a high margin over the second, a low entropy; or nothing, for a random order. */
export type SurenessScore = 'confidence' | 'margin' | 'entropy' | 'random';

/** Options of {@link decodeTopK}. */
export interface DecodeTopKOptions extends DecodeOptions {
  /** Tokens to write at each step. Default 1. */
  k?: number;
  /** Which to write first. Default `'confidence'`. */
  score?: SurenessScore;
}

/**
 * Writes the k surest tokens at each step, until no mask is left.
 *
 * `k` as large as the canvas is a one-shot decode, `score: 'random'` the order that a masked diffusion model is trained for.
 *
 * @param canvas - Tokens and masks; what is not masked is given.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, a canvas of other than tokens, and logits that are NaN, Infinity, not a multiple
 *   of the canvas, or forbid every token
 *
 * @example
 * ```ts
 * import { decodeTopK } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * // Three positions, tokens 0 to 2, of which 2 is the mask; the middle is the surest.
 * const logits = [1, 0, 0, 0, 5, 0, 0, 2, 0];
 * const { tokens, trace } = await decodeTopK(() => logits, [2, 2, 2], { maskId: 2 });
 * tokens; // [0, 1, 1]
 * trace.events.position; // [1, 2, 0]
 * ```
 *
 * Source: MaskGIT (Chang et al. 2022), LLaDA, Dream.
 */
export async function decodeTopK(
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeTopKOptions,
): Promise<DecodeResult> {
  const { k = 1, score = 'confidence' } = options;
  checkInteger('decodeTopK', 'k', k, { min: 1 });
  checkOption('decodeTopK', 'score', score, ['confidence', 'margin', 'entropy', 'random']);
  const session = startSession('decodeTopK', denoise, canvas, options, { k, score });
  return runBlocks(session, {
    choose(positions, predictions) {
      if (score === 'random')
        return session.random.sample(new Int32Array(positions.keys()), Math.min(k, positions.length));
      const values = pick(predictions[score], positions);
      return selectTopK(score === 'entropy' ? values.map((value) => -value) : values, k);
    },
  });
}
