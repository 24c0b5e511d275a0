import type { Random } from '@cairn-ml/numeric';

/** A batch of texts, masked. */
export interface MaskedBatch {
  /** The texts, one after the other. */
  tokens: Int32Array;
  /** The same with masks, and with wrong tokens beside them. */
  canvases: Int32Array;
  /** 1 where a token was masked. */
  mask: Int32Array;
  /** The share that each text was masked with. */
  times: Float32Array;
}

/** What noise does to a text. */
export interface Noise {
  length: number;
  /** Tokens, the mask not counted, which is the next. */
  vocabulary: number;
  minTime: number;
  /** The chance that a token that is not masked becomes another one. */
  wrongTokens: number;
}

/** Masks every token with the chance t of its text; times are stratified over the batch, which lowers the variance of the loss, as in MDLM. */
export function maskBatch(
  texts: readonly ArrayLike<number>[],
  { length, vocabulary, minTime, wrongTokens }: Noise,
  random: Random,
): MaskedBatch {
  const batch = texts.length;
  const tokens = new Int32Array(batch * length);
  const canvases = new Int32Array(batch * length);
  const mask = new Int32Array(batch * length);
  const offset = random.uniform();
  const times = Float32Array.from(texts, (_, b) => minTime + (1 - minTime) * ((offset + b / batch) % 1));
  for (const [b, text] of texts.entries()) {
    for (let i = 0; i < length; i++) {
      const at = b * length + i;
      const token = text[i]!;
      tokens[at] = token;
      mask[at] = random.uniform() < times[b]! ? 1 : 0;
      const isWrong = wrongTokens > 0 && random.uniform() < wrongTokens;
      canvases[at] = mask[at] ? vocabulary : isWrong ? random.integer(0, vocabulary - 1) : token;
    }
  }
  return { tokens, canvases, mask, times };
}
