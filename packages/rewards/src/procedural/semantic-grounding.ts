import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { dot, unitRows } from '../internal/unit-rows.js';

/** Options of {@link semanticGrounding}. */
export interface SemanticGroundingOptions {
  /** What a step is compared with: the visual embedding that fits best (`'max'`, default), or all of them (`'mean'`). */
  pool?: 'max' | 'mean';
  /** The mean cosine that is worth 0. Default 0. Encoders put all texts of a field close together: take what unrelated pairs have. */
  floor?: number;
  /** The mean cosine that is worth 1, above `floor`. Default 1. */
  ceiling?: number;
}

/**
 * How well the steps of a reasoning fit what is seen, by embeddings of both in one space: a reward from 0 to 1.
 *
 * `s = mean_i pool_j cos(step_i, visual_j)`, then `clamp((s - floor) / (ceiling - floor), 0, 1)`. No steps give 0; a zero vector has cosine 0 with
 * everything. The encoder is the caller's: of images and texts (CLIP-like), or of texts alone with findings of each clip in words.
 *
 * @param stepEmbeddings - `[steps, dim]`, one row per written step
 * @param visualEmbeddings - `[clips, dim]`, at least one row
 * @throws {ShapeError} when rows differ in length
 * @throws {InvalidArgumentError} for no visual embeddings, entries that are not finite, `floor` not below `ceiling`, and an unknown pool
 *
 * @example
 * ```ts
 * import { semanticGrounding } from '@cairn-ml/rewards/procedural';
 *
 * const clips = [[1, 0], [0, 1]];
 * semanticGrounding([[1, 0], [3, 4]], clips); // 0.9
 * semanticGrounding([[1, 0], [3, 4]], clips, { pool: 'mean' }); // 0.6
 * semanticGrounding([[1, 0], [3, 4]], clips, { floor: 0.8 }); // 0.5
 * ```
 *
 * @remarks The idea is CardiacMind's ESR (arXiv 2601.08440): stepwise descriptions grounded in visual content. Its encoder and equation are not
 *   public; this is our reconstruction. Pools and bounds are ours. Not for clinical use.
 */
export function semanticGrounding(
  stepEmbeddings: readonly ArrayLike<number>[],
  visualEmbeddings: readonly ArrayLike<number>[],
  options: SemanticGroundingOptions = {},
): number {
  const { pool = 'max', floor = 0, ceiling = 1 } = options;
  const caller = 'semanticGrounding';
  checkOption(caller, 'pool', pool, ['max', 'mean']);
  checkNumber(caller, 'floor', floor, { min: -1, max: 1 });
  checkNumber(caller, 'ceiling', ceiling, { min: -1, max: 1 });
  if (floor >= ceiling) throw new InvalidArgumentError(caller, 'floor', `be below \`ceiling\` (${ceiling})`, floor);
  if (visualEmbeddings.length === 0)
    throw new InvalidArgumentError(caller, 'visualEmbeddings', 'have at least one row', visualEmbeddings);
  const width = visualEmbeddings[0]!.length;
  const visuals = unitRows(caller, 'visualEmbeddings', visualEmbeddings, width);
  const steps = unitRows(caller, 'stepEmbeddings', stepEmbeddings, width);
  if (steps.length === 0) return 0;
  const pooled = steps.map((step) => {
    const cosines = visuals.map((visual) => dot(step, visual));
    return pool === 'mean'
      ? cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length
      : cosines.reduce((most, cosine) => Math.max(most, cosine));
  });
  const similarity = pooled.reduce((sum, cosine) => sum + cosine, 0) / pooled.length;
  return Math.min(1, Math.max(0, (similarity - floor) / (ceiling - floor)));
}
