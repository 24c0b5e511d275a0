import { readFileSync } from 'node:fs';

/** What `extract-vectors.ts` writes: GloVe vectors of the words that the example needs, 8 bits an entry. */
export interface WordVectors {
  source: string;
  dimensions: number;
  words: string[];
  /** Place of each word in the list of GloVe, which is sorted by frequency. */
  ranks: number[];
  /** What an entry of 127 stands for, by word. */
  scales: number[];
  /** Base64 of signed bytes, word after word. */
  entries: string;
}

/** Words as GloVe has them: letters only, in lower case. Numbers and abbreviations with digits have no meaning there. */
export const glossary = (text: string): string[] =>
  text.toLowerCase().match(/(?<![\p{L}\d])\p{L}+(?![\p{L}\d])/gu) ?? [];

/**
 * An encoder for sentences that runs offline: the weighted mean of the GloVe vectors of their words, less what all sentences of `background` have
 * in common (SIF of Arora et al. 2017, with the mean instead of the first principal component).
 */
export function gloveEncoder(background: readonly string[]): (texts: readonly string[]) => Float64Array[] {
  const vectors = JSON.parse(
    readFileSync(new URL('../data/glove-vectors.json', import.meta.url), 'utf8'),
  ) as WordVectors;
  const { dimensions, words, ranks, scales } = vectors;
  const bytes = new Int8Array(Buffer.from(vectors.entries, 'base64'));
  const indexOf = new Map(words.map((word, i) => [word, i]));
  const mean = (text: string) => {
    const sum = new Float64Array(dimensions);
    for (const word of glossary(text)) {
      const i = indexOf.get(word);
      if (i === undefined) continue;
      const frequency = 1 / (13 * (ranks[i]! + 1)); // Zipf's law over 341,479 words
      const weight = (1e-3 / (1e-3 + frequency)) * (scales[i]! / 127);
      for (let d = 0; d < dimensions; d++) sum[d]! += weight * bytes[i * dimensions + d]!;
    }
    const norm = Math.hypot(...sum) || 1;
    return sum.map((value) => value / norm);
  };
  const common = new Float64Array(dimensions);
  for (const text of background) for (const [d, value] of mean(text).entries()) common[d]! += value / background.length;
  return (texts) => texts.map((text) => mean(text).map((value, d) => value - common[d]!));
}
