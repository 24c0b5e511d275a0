import { checkLength, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';

/** A generated text, scored by another model. */
export interface ScoredText {
  /** log p(token | tokens before it) of each scored token, in nats; the first token of a text as a rule has none and is left out. */
  logProbabilities: ArrayLike<number>;
  /** The scored tokens, needed to find the end of the text. */
  tokens?: ArrayLike<number>;
}

/** Options of {@link generativePerplexity}. */
export interface GenerativePerplexityOptions {
  /** The scoring model's token for the end of a text. Default: none, and every token counts. */
  eosId?: number;
  /**
   * `'first'` (default): the first end of each text counts and later ones do not; `'none'`: no end does, as in MDLM's code for texts that begin with the
   * token.
   */
  countEos?: 'first' | 'none';
}

/** What {@link generativePerplexity} finds. */
export interface GenerativePerplexityResult {
  /** exp of the mean of -log p over all tokens that count; NaN without any. */
  perplexity: number;
  /** How many count. */
  tokens: number;
}

/**
 * How surprising generated texts are for another, autoregressive model: exp of its mean cross-entropy over all tokens of all texts that count.
 *
 * Low values also come from repetition, so look at the entropy of the texts, too.
 *
 * @throws {ShapeError} when tokens and log-probabilities differ in length
 * @throws {InvalidArgumentError} for a log-probability above 0 or NaN, an unknown option, and a text without tokens where `eosId` is given
 *
 * @example
 * ```ts
 * import { generativePerplexity } from '@cairn-ml/mdlm-metrics/likelihood';
 *
 * const text = { logProbabilities: [-1, -2, -3, -9], tokens: [5, 6, 0, 0] };
 * generativePerplexity([text], { eosId: 0 }); // { perplexity: 7.389, tokens: 3 }
 * ```
 *
 * Source: `compute_generative_perplexity` of kuleshov-group/mdlm, which scores with GPT-2 and retokenises the text for it.
 */
export function generativePerplexity(
  texts: Iterable<ScoredText>,
  options: GenerativePerplexityOptions = {},
): GenerativePerplexityResult {
  const { eosId, countEos = 'first' } = options;
  const caller = 'generativePerplexity';
  checkOption(caller, 'countEos', countEos, ['first', 'none']);
  let [sum, count, index] = [0, 0, 0];
  for (const { logProbabilities, tokens } of texts) {
    const name = `texts[${index++}]`;
    if (eosId !== undefined && !tokens) {
      throw new InvalidArgumentError(caller, `${name}.tokens`, 'be given together with `eosId`', tokens);
    }
    if (tokens) checkLength(caller, `${name}.tokens`, tokens, logProbabilities.length, 'one entry per log-probability');
    let ends = countEos === 'first' ? 0 : 1;
    for (let i = 0; i < logProbabilities.length; i++) {
      const value = logProbabilities[i]!;
      // A little above 0 happens in float32.
      if (!(value <= 1e-4))
        throw new InvalidArgumentError(caller, `${name}.logProbabilities[${i}]`, 'be at most 0', value);
      if (eosId !== undefined && tokens?.[i] === eosId && ends++ > 0) continue;
      sum -= value;
      count++;
    }
  }
  return { perplexity: Math.exp(sum / count), tokens: count };
}
