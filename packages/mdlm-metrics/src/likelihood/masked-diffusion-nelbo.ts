import { checkInteger, checkNumber, checkOption, createRandom } from '@cairn-ml/numeric';
import { crossEntropy, meanAndError } from '../internal/cross-entropy.js';
import type { MaskedLogProbabilities } from './masked-log-probabilities.js';

/** How much noise there is at time t, from 0 (none) to 1. */
export interface NoiseSchedule {
  /** σ(t), the total noise; a token is masked with probability 1 - exp(-σ). */
  sigma: (t: number) => number;
  /** dσ/dt */
  rate: (t: number) => number;
}

/** Options of {@link maskedDiffusionNelbo}. */
export interface MaskedDiffusionNelboOptions {
  /**
   * `'sampled'` (default): times stratified over 0 to 1 and random masks; `'exact'`: all 2^L - 1 masks, for texts of up to 16 tokens, under which the
   * schedule does not matter.
   */
  method?: 'sampled' | 'exact';
  /** Masks to draw. Default 128. */
  samples?: number;
  /** The seed of the masks. Default 0. */
  seed?: number;
  /** `'linear'` (default): a token is masked with probability t, weight 1 / t; or σ(t) and its derivative, weight σ' / (exp(σ) - 1). */
  schedule?: 'linear' | NoiseSchedule;
  /** The smallest time, which keeps the weight finite at the price of a bias of this order. Default 1e-3, as in MDLM. */
  minTime?: number;
  /** Ends the work with the signal's reason at the next mask. */
  signal?: AbortSignal;
}

/** What {@link maskedDiffusionNelbo} finds. */
export interface MaskedDiffusionNelboResult {
  /** The negative evidence lower bound of the text, in nats: at least -log p of the text. */
  nelbo: number;
  /** Of the mean over samples; an over-estimate, as their times are stratified. 0 for `'exact'`. */
  standardError: number;
  /** How often the model was asked. */
  evaluations: number;
}

/**
 * The negative evidence lower bound of a text under a masked diffusion model, in nats.
 *
 * `NELBO = E_t [w(t) Σ_{i masked at t} -log p(x_i | x unmasked)]`, w = 1 / t for the linear schedule, `σ' / (exp(σ) - 1)` in general
 *
 * With the exact conditionals of a distribution it equals -log p(x). `exp(nelbo / L)` is the bound of the perplexity. `'exact'` sums
 * `Σ_l 1/l mean_{|S| = l} CE(S)`, to which the expectation comes down. Without tokens 0.
 *
 * @param length - L, the tokens of the text.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, and for a log-probability above 0 or NaN
 * @throws {ShapeError} when `logProbabilities` gives another number of entries
 *
 * @example
 * ```ts
 * import { maskedDiffusionNelbo } from '@cairn-ml/mdlm-metrics/likelihood';
 *
 * // Two fair coins: log p is log 1/2 whatever is masked.
 * const { nelbo } = await maskedDiffusionNelbo(2, () => [Math.log(0.5), Math.log(0.5)], { method: 'exact' });
 * nelbo; // 1.3863
 * ```
 *
 * Source: MDLM (Sahoo et al. 2024) and its authors' `diffusion.py`, continuous time with the SUBS parameterisation; the finite sum is our derivation.
 */
export async function maskedDiffusionNelbo(
  length: number,
  logProbabilities: MaskedLogProbabilities,
  options: MaskedDiffusionNelboOptions = {},
): Promise<MaskedDiffusionNelboResult> {
  const caller = 'maskedDiffusionNelbo';
  const { method = 'sampled', samples = 128, seed = 0, schedule = 'linear', minTime = 1e-3, signal } = options;
  checkOption(caller, 'method', method, ['sampled', 'exact']);
  checkInteger(caller, 'length', length, method === 'exact' ? { min: 0, max: 16 } : { min: 0 });
  checkInteger(caller, 'samples', samples, { min: 1 });
  checkNumber(caller, 'minTime', minTime, { min: Number.MIN_VALUE, max: 1 });
  if (typeof schedule === 'string') checkOption(caller, 'schedule', schedule, ['linear']);
  const ask = (mask: Uint8Array) => {
    signal?.throwIfAborted();
    return crossEntropy(caller, logProbabilities, mask);
  };
  const mask = new Uint8Array(length);
  if (method === 'exact') {
    let nelbo = 0;
    for (let set = 1; set < 2 ** length; set++) {
      for (let i = 0; i < length; i++) mask[i] = (set >> i) & 1;
      const size = mask.reduce((sum, bit) => sum + bit, 0);
      nelbo += (await ask(mask)) / (size * binomial(length, size));
    }
    return { nelbo, standardError: 0, evaluations: 2 ** length - 1 };
  }

  const random = createRandom(seed);
  const offset = random.uniform();
  const terms: number[] = [];
  let evaluations = 0;
  for (let s = 0; s < samples; s++) {
    const t = minTime + (1 - minTime) * ((offset + s) / samples);
    const sigma = schedule === 'linear' ? -Math.log1p(-t) : schedule.sigma(t);
    const weight = schedule === 'linear' ? 1 / t : schedule.rate(t) / Math.expm1(sigma);
    const moveChance = -Math.expm1(-sigma);
    let masked = 0;
    for (let i = 0; i < length; i++) masked += mask[i] = random.uniform() < moveChance ? 1 : 0;
    if (masked > 0) evaluations++;
    terms.push(masked > 0 ? weight * (await ask(mask)) : 0);
  }
  const { mean, standardError } = meanAndError(terms);
  return { nelbo: mean, standardError, evaluations };
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}
