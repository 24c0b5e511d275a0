import { checkInteger, createRandom, InvalidArgumentError } from '@cairn-ml/numeric';
import { crossEntropy, meanAndError } from '../internal/cross-entropy.js';
import type { MaskedLogProbabilities } from './masked-log-probabilities.js';

/** Options of {@link lladaLogLikelihood}. */
export interface LladaLogLikelihoodOptions {
  /** Masks to draw, a multiple of `batch`. Default 128. */
  samples?: number;
  /** Over how many masks the number of masked tokens is stratified. Default 16. */
  batch?: number;
  /** The seed of the masks. Default 0. */
  seed?: number;
  /** Ends the work with the signal's reason at the next mask. */
  signal?: AbortSignal;
}

/** What {@link lladaLogLikelihood} finds. */
export interface LladaLogLikelihoodResult {
  /** An estimate of a lower bound of log p(answer | prompt), in nats. */
  logLikelihood: number;
  /** Of the mean over batches; NaN for one batch. */
  standardError: number;
}

/**
 * The log-likelihood of an answer as LLaDA estimates it: l of its L tokens are masked, exactly, and the cross-entropy of these is divided by l / L.
 *
 * `log p ≈ -mean_l [L / l Σ_{i masked} -log p(x_i | x unmasked)]`, l stratified over 1 to L within a batch
 *
 * The same bound as {@link maskedDiffusionNelbo} up to sign, with less variance. Without tokens 0.
 *
 * @param length - L, the tokens of the answer; the prompt is the business of `logProbabilities`.
 * @throws {InvalidArgumentError} for options that are not integers of at least 1, `samples` that are not a multiple of `batch`, and for a log-probability
 *   above 0 or NaN
 * @throws {ShapeError} when `logProbabilities` gives another number of entries
 *
 * @example
 * ```ts
 * import { lladaLogLikelihood } from '@cairn-ml/mdlm-metrics/likelihood';
 *
 * const { logLikelihood } = await lladaLogLikelihood(3, () => [-0.5, -0.5, -0.5]);
 * logLikelihood; // -1.5
 * ```
 *
 * Source: ML-GSAI/LLaDA `get_log_likelihood.py`.
 */
export async function lladaLogLikelihood(
  length: number,
  logProbabilities: MaskedLogProbabilities,
  options: LladaLogLikelihoodOptions = {},
): Promise<LladaLogLikelihoodResult> {
  const caller = 'lladaLogLikelihood';
  const { samples = 128, batch = 16, seed = 0, signal } = options;
  checkInteger(caller, 'length', length, { min: 0 });
  checkInteger(caller, 'samples', samples, { min: 1 });
  checkInteger(caller, 'batch', batch, { min: 1 });
  if (samples % batch !== 0)
    throw new InvalidArgumentError(caller, 'samples', `be a multiple of \`batch\`, ${batch}`, samples);
  if (length === 0) return { logLikelihood: 0, standardError: 0 };
  const random = createRandom(seed);
  const mask = new Uint8Array(length);
  const means: number[] = [];
  for (let done = 0; done < samples; done += batch) {
    const first = random.integer(1, length);
    let sum = 0;
    for (let j = 0; j < batch; j++) {
      signal?.throwIfAborted();
      const masked = ((Math.round(first + (j * length) / batch) - 1) % length) + 1;
      mask.fill(0);
      for (const i of random.permutation(length).subarray(0, masked)) mask[i] = 1;
      sum += (length / masked) * (await crossEntropy(caller, logProbabilities, mask));
    }
    means.push(sum / batch);
  }
  const { mean, standardError } = meanAndError(means);
  return { logLikelihood: -mean, standardError };
}
