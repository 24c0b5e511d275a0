import { dot, unitRow } from '../internal/unit-rows.js';

/**
 * The cosine of two embeddings, from -1 to 1 (up to rounding); 0 with a zero vector.
 *
 * @throws {ShapeError} for embeddings of different lengths
 * @throws {InvalidArgumentError} for NaN or infinite entries
 *
 * @example
 * ```ts
 * import { cosineSimilarity } from '@cairn-ml/rewards/text';
 *
 * cosineSimilarity([1, 0], [1, 1]); // 0.7071
 * ```
 */
export function cosineSimilarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return dot(unitRow('cosineSimilarity', 'a', a, a.length), unitRow('cosineSimilarity', 'b', b, a.length));
}
