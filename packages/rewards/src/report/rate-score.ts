import { checkLength, checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';
import { dot, unitRow } from '../internal/unit-rows.js';

/**
 * The types of entities that RaTEScore tells apart, in the order of its tables here.
 *
 * @example
 * ```ts
 * import { rateEntityTypes } from '@cairn-ml/rewards/report';
 *
 * rateEntityTypes.length; // 5
 * ```
 */
export const rateEntityTypes = ['abnormality', 'anatomy', 'disease', 'non-abnormality', 'non-disease'] as const;

/** The entities of one report: what its recogniser and its encoder gave. */
export interface RateEntities {
  /** `[entities, dim]`, not necessarily of length 1. The published encoder is BioLORD-2023-C. */
  embeddings: readonly ArrayLike<number>[];
  /** One of {@link rateEntityTypes} each, upper or lower case. */
  types: readonly string[];
}

/** How much a pair of types weighs. */
export interface RateAffinity {
  /** `[5, 5]`: by the type of the entity and that of its nearest one, in the order of {@link rateEntityTypes}; each at least 0. */
  weights: readonly (readonly number[])[];
  /** What the similarity of a present and an absent finding is multiplied by, from 0 to 1. */
  negationWeight: number;
}

/** Options of {@link rateScore}. */
export interface RateScoreOptions {
  /** The table of weights: `rateAffinities.long` (the program's default) or `.short` of `@cairn-ml/rewards/report/data`, or your own. */
  affinity: RateAffinity;
}

/** What {@link rateScore} returns. */
export interface RateScoreResult {
  /** The harmonic mean; 0.5 when one side has no entities, 0 when both parts are 0. At most 1, and from 0 on where no cosine is negative. */
  score: number;
  /** Over the entities of the reference, as the program has it; null when one side has no entities. */
  precision: number | null;
  /** Over the entities of the hypothesis; null likewise. */
  recall: number | null;
}

/**
 * RaTEScore from entities and their embeddings: how near each entity has its like in the other report, where negations differ less near.
 *
 * For each entity i of one side, its nearest j of the other by cosine: `Σ w_ij n_ij cos_ij / Σ w_ij`, w from the table of types, n the negation weight
 * when one of the two is absent and the other present, else 1. Both ways, then the harmonic mean.
 *
 * @throws {InvalidArgumentError} for unknown types, embeddings that are not finite, and bad tables
 * @throws {ShapeError} for embeddings of unequal length, or not one type per embedding
 *
 * @example
 * ```ts
 * import { rateScore } from '@cairn-ml/rewards/report';
 * import { rateAffinities } from '@cairn-ml/rewards/report/data';
 *
 * const affinity = rateAffinities.long;
 * const reference = { embeddings: [[1, 0], [0, 1]], types: ['disease', 'anatomy'] };
 * rateScore(reference, reference, { affinity }).score; // 1
 * rateScore(reference, { embeddings: [[1, 0], [0, 1]], types: ['non-disease', 'anatomy'] }, { affinity }).score; // 0.9463
 * rateScore(reference, { embeddings: [], types: [] }, { affinity }).score; // 0.5
 * ```
 *
 * Source: MAGIC-AI4Med/RaTEScore, `scorer.py` and `utils.py` (authors' code), which call the mean over the reference's entities precision. Of
 * equally near entities the first counts. The recogniser and the encoder are the caller's.
 */
export function rateScore(
  reference: RateEntities,
  hypothesis: RateEntities,
  { affinity }: RateScoreOptions,
): RateScoreResult {
  checkAffinity(affinity);
  const dimensions = reference.embeddings[0]?.length ?? hypothesis.embeddings[0]?.length ?? 0;
  const wanted = readEntities('reference', reference, dimensions);
  const given = readEntities('hypothesis', hypothesis, dimensions);
  if (wanted.length === 0 || given.length === 0) return { score: 0.5, precision: null, recall: null };
  const precision = weightedSimilarity(wanted, given, affinity);
  const recall = weightedSimilarity(given, wanted, affinity);
  const sum = precision + recall;
  return { score: sum === 0 ? 0 : (2 * precision * recall) / sum, precision, recall };
}

interface Entity {
  /** Of length 1. */
  direction: Float64Array;
  /** Its place in {@link rateEntityTypes}. */
  type: number;
}

function weightedSimilarity(from: Entity[], to: Entity[], { weights, negationWeight }: RateAffinity): number {
  let [sum, total] = [0, 0];
  for (const entity of from) {
    const cosines = to.map(({ direction }) => dot(entity.direction, direction));
    const nearest = cosines.reduce((best, cosine, j) => (cosine > cosines[best]! ? j : best), 0);
    const type = to[nearest]!.type;
    const weight = weights[entity.type]![type]!;
    sum += weight * cosines[nearest]! * (isOpposite(entity.type, type) ? negationWeight : 1);
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}

const anatomy = 1;
const isAbsent = (type: number) => type > 2;

function isOpposite(a: number, b: number): boolean {
  return a !== anatomy && b !== anatomy && isAbsent(a) !== isAbsent(b);
}

function readEntities(argument: string, { embeddings, types }: RateEntities, dimensions: number): Entity[] {
  checkLength('rateScore', `${argument}.types`, types, embeddings.length, 'one entry per embedding');
  return embeddings.map((embedding, i) => {
    const direction = unitRow('rateScore', `${argument}.embeddings[${i}]`, embedding, dimensions);
    const type = (rateEntityTypes as readonly string[]).indexOf(types[i]!.toLowerCase());
    if (type < 0)
      throw new InvalidArgumentError('rateScore', `${argument}.types[${i}]`, 'be one of `rateEntityTypes`', types[i]);
    return { direction, type };
  });
}

function checkAffinity({ weights, negationWeight }: RateAffinity): void {
  checkNumber('rateScore', 'affinity.negationWeight', negationWeight, { min: 0, max: 1 });
  for (const [a, type] of rateEntityTypes.entries()) {
    for (const b of rateEntityTypes.keys())
      checkNumber('rateScore', `affinity.weights[${a}][${b}] (${type})`, weights[a]?.[b] as number, { min: 0 });
  }
}
