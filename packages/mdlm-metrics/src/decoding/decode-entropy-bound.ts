import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { pick, runBlocks } from '../internal/decoding/run-blocks.js';
import { startSession } from '../internal/decoding/session.js';
import type { SurenessScore } from './decode-top-k.js';
import type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
import { selectByEntropyBound } from './select-tokens.js';

/** Options of {@link decodeEntropyBound}. */
export interface DecodeEntropyBoundOptions extends DecodeOptions {
  /** The bound, in nats, see {@link selectByEntropyBound}. Default 0.1, this package's choice. */
  gamma?: number;
  /** Which tokens come first. Default `'entropy'`. */
  score?: Exclude<SurenessScore, 'random'>;
}

/**
 * Entropy-bounded decoding (EB-Sampler): at each step, as many of the surest tokens as keep what a parallel step can lose below `gamma`.
 *
 * @param canvas - Tokens and masks; what is not masked is given.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, and as {@link decodeTopK}
 *
 * @example
 * ```ts
 * import { decodeEntropyBound } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * const logits = [9, 0, 0, 0, 9, 0, 0, 1, 0];
 * const { trace } = await decodeEntropyBound(() => logits, [2, 2, 2], { maskId: 2, gamma: 0.01 });
 * trace.events.step; // [0, 0, 0]
 * ```
 *
 * Source: Ben-Hamu et al. 2025, as implemented in UNI-D2. The authors sample with temperature 1; here the default of {@link DecodeOptions} is 0.
 */
export async function decodeEntropyBound(
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeEntropyBoundOptions,
): Promise<DecodeResult> {
  const { gamma = 0.1, score = 'entropy' } = options;
  checkNumber('decodeEntropyBound', 'gamma', gamma, { min: 0 });
  checkOption('decodeEntropyBound', 'score', score, ['confidence', 'margin', 'entropy']);
  const session = startSession('decodeEntropyBound', denoise, canvas, options, { gamma, score });
  return runBlocks(session, {
    choose(positions, predictions) {
      const values = pick(predictions[score], positions);
      const error = score === 'entropy' ? values : values.map((value) => -value);
      return selectByEntropyBound(pick(predictions.entropy, positions), gamma, { error });
    },
  });
}
