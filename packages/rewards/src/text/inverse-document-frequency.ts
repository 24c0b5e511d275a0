/**
 * The idf weights of BERTScore: how rare a token is in a set of texts, as a function of the token.
 *
 * `log((N + 1) / (n + 1))` for a token of n of the N documents; an unseen one has `log(N + 1)`. Give it the references of the whole test set, as tokens of the
 * encoder, and weigh with `tokens.map(idf)`.
 *
 * @example
 * ```ts
 * import { inverseDocumentFrequency } from '@cairn-ml/rewards/text';
 *
 * const idf = inverseDocumentFrequency([['no', 'effusion'], ['no', 'edema', 'no'], ['small', 'effusion']]);
 * ['no', 'edema', 'nodule'].map(idf); // [0.2877, 0.6931, 1.3863]
 * ```
 *
 * Source: Zhang et al. 2020; Tiiiger/bert_score, `get_idf_dict`.
 */
export function inverseDocumentFrequency(documents: readonly Iterable<string>[]): (token: string) => number {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const token of new Set(document)) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  const all = Math.log(documents.length + 1);
  return (token) => all - Math.log((counts.get(token) ?? 0) + 1);
}
