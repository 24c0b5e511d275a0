import { checkLength } from '@cairn-ml/numeric';

/**
 * The cosine of two embeddings, from -1 to 1 (up to rounding); 0 with a zero vector.
 *
 * @throws {ShapeError} for embeddings of different lengths
 *
 * @example
 * ```ts
 * import { cosineSimilarity } from '@cairn-ml/rewards/text';
 *
 * cosineSimilarity([1, 0], [1, 1]); // 0.7071
 * ```
 */
export function cosineSimilarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  checkLength('cosineSimilarity', 'b', b, a.length, 'as many entries as `a`');
  let [dot, aa, bb] = [0, 0, 0];
  for (let d = 0; d < a.length; d++) {
    dot += a[d]! * b[d]!;
    aa += a[d]! ** 2;
    bb += b[d]! ** 2;
  }
  return aa === 0 || bb === 0 ? 0 : dot / (Math.sqrt(aa) * Math.sqrt(bb));
}
