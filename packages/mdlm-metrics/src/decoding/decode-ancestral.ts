import { checkInteger, checkNumber } from '@cairn-ml/numeric';
import { maskedPositions, startSession } from '../internal/decoding/session.js';
import type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
import { transferChance } from './transfer-schedules.js';

/** Options of {@link decodeAncestral}. */
export interface DecodeAncestralOptions extends Omit<DecodeOptions, 'blockLength'> {
  /** Steps of time. Default 128. */
  steps?: number;
  /** The time at the end. Default 1e-5. */
  eps?: number;
  /** Whether a prediction serves again as long as nothing was written, without another forward pass. Default true. */
  cache?: boolean;
  /** The noise of the choice of tokens. Default 1: a sample of the model's distribution. */
  temperature?: number;
}

/**
 * MDLM's ancestral sampling: from time t to s each mask is written with probability (t - s) / t and a token drawn from the model, linear schedule; at the end
 * the likeliest tokens take the place of the masks that are left.
 *
 * With a cache, forward passes count only after something was written; without, each step takes one. The last removal of noise takes one, even where
 * no mask is left. Passes after which nothing is written are counted and not made.
 *
 * @param canvas - Tokens and masks; what is not masked is given.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, and as {@link decodeTopK}
 *
 * @example
 * ```ts
 * import { decodeAncestral } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * const logits = [9, 0, 0, 0, 9, 0, 0, 9, 0];
 * const { tokens, trace } = await decodeAncestral(() => logits, [2, 2, 2], { maskId: 2, steps: 16, seed: 1 });
 * tokens; // [0, 1, 1]
 * trace.steps.passes.length; // 17
 * ```
 *
 * Source: `_sample`, `_ddpm_update` and `_ddpm_caching_update` of kuleshov-group/mdlm, without time conditioning.
 */
export async function decodeAncestral(
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeAncestralOptions,
): Promise<DecodeResult> {
  const { steps = 128, eps = 1e-5, cache = true, temperature = 1 } = options;
  checkInteger('decodeAncestral', 'steps', steps, { min: 1 });
  checkNumber('decodeAncestral', 'eps', eps, { min: 0, max: 1 });
  const settings = { steps, eps, cache };
  const session = startSession('decodeAncestral', denoise, canvas, { ...options, temperature }, settings);
  const all = [0, session.tokens.length] as const;
  let fresh = false; // whether the prediction is that of the canvas
  for (let step = 0; step < steps; step++) {
    const masked = maskedPositions(session, all);
    session.step(0, fresh && cache ? 0 : 1);
    const chance = transferChance(step, steps, eps);
    const chosen = masked.filter(() => session.random.uniform() < chance);
    // The model is asked only when its answer is needed; whether it was before does not matter to it.
    if (chosen.length > 0) await session.forward(chosen);
    for (const position of chosen) session.write(position);
    fresh = chosen.length === 0;
    session.done();
  }
  const rest = maskedPositions(session, all);
  session.step(0);
  if (rest.length > 0) await session.forward(rest, { temperature: 0 });
  for (const position of rest) session.write(position);
  session.done();
  return session.finish();
}
