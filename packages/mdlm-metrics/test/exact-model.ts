import type { Denoise } from '../src/decoding/denoise.js';

/** Texts of equal length with their probabilities; tokens from 0, the mask is the token after the last. */
export type Texts = readonly (readonly [text: readonly number[], probability: number])[];

/** The denoiser that a perfectly trained masked diffusion model would be: log p(x_i | unmasked) of a distribution of texts. */
export function exactModel(texts: Texts, maskId: number): Denoise {
  return (tokens, mask) => {
    const fits = texts.filter(([text]) => text.every((token, i) => mask[i] || tokens[i] === token));
    const logits = new Float64Array(tokens.length * (maskId + 1));
    for (const [text, probability] of fits) {
      for (const [i, token] of text.entries()) logits[i * (maskId + 1) + token]! += probability;
    }
    return logits.map((probability) => Math.log(probability));
  };
}

/** log p of each token of a text given those that are not masked. */
export function exactLogProbabilities(texts: Texts, text: readonly number[]): (mask: Uint8Array) => number[] {
  const chance = (mask: Uint8Array) =>
    texts.reduce((sum, [other, p]) => sum + (other.every((token, i) => mask[i] || token === text[i]) ? p : 0), 0);
  return (mask) =>
    text.map((_, i) => {
      const shown = mask.slice();
      shown[i] = 0;
      return Math.log(chance(shown) / chance(mask));
    });
}
