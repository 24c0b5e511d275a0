import {
  argsort,
  checkLength,
  checkNumber,
  type DenseMatrix,
  InvalidArgumentError,
  readSymmetricMatrix,
} from '@cairn-ml/numeric';
import { semiSupervisedSeriation, spectralSeriation } from '@cairn-ml/spectral-seriation';
import { reachableFrom, restrict } from './internal/dense-graph.js';

/** Options of {@link recoverRanking}. */
export interface RecoverRankingOptions {
  /** One entry per item, NaN where unknown. With two different labels or more, they fix the scores of their items and the direction. */
  labels?: ArrayLike<number>;
  /** Added to the diagonal of the harmonic system, relative to its largest degree: steadies one that negative similarities make singular. Default 0. */
  ridge?: number;
}

/** Why a ranking is not what was asked for, or not the only one. */
export type Degeneracy = 'disconnected' | 'multipleFiedlerValue' | 'equalLabels' | 'unreachableItems';

/** The ranking of the items without a label. */
export interface RecoverRankingResult {
  /** Those items, ascending. */
  items: Int32Array;
  /** `ranking[k]` is the place of `items[k]` among them, from 0. */
  ranking: Int32Array;
  /** What the ranking follows: entries of the Fiedler vector, or harmonic scores in units of the labels. */
  scores: Float64Array;
  /** `'harmonic'` goes up with the labels; the direction of `'fiedler'` is arbitrary. */
  method: 'fiedler' | 'harmonic';
  /**
   * Absent when all is well. `'equalLabels'`: labels that do not differ order nothing, the Fiedler vector was taken. `'disconnected'`: components
   * were ranked one after the other. `'multipleFiedlerValue'`: other rankings are as good. `'unreachableItems'`: nothing connects these to
   * a label; they have the mean label.
   */
  degenerate?: Degeneracy;
}

/**
 * Recovers the order of samples along their unknown labels from how alike they are: spectral seriation.
 *
 * Without labels (CLSS): by the Fiedler vector, the unit vector orthogonal to constants that minimises `Σ s_ij (r_i - r_j)²`. With labels (GCLSS):
 * by the minimiser of the same sum with labelled scores held fixed, `r_u = -(L_uu + ridge)⁻¹ L_ul y`. Negative similarities, such as cosines,
 * are taken as they are.
 *
 * No item without a label gives an empty ranking, one gives `[0]`. Ties are ranked by index.
 *
 * @param similarity - n x n, symmetric
 * @throws {ShapeError} when the similarity is not square or `labels` has another length
 * @throws {InvalidArgumentError} for NaN or asymmetry, infinite labels, or a negative ridge
 *
 * @example
 * ```ts
 * import { recoverRanking, similarityMatrix } from '@cairn-ml/contrastive-regression';
 *
 * const arc = [0.9, 0.1, 0.5, 0.3].map((angle) => [Math.cos(angle), Math.sin(angle)]);
 * recoverRanking(similarityMatrix([arc])).ranking; // Int32Array [0, 3, 1, 2]
 * recoverRanking(similarityMatrix([arc]), { labels: [60, 20, NaN, NaN] }).ranking; // Int32Array [1, 0]
 * ```
 *
 * Source: authors' code of CLSS (`get_ulbps_ulbonly`) and GCLSS (`ulb_rank_ssl_mixed`), up to the standardisation of labels, which changes no
 * order; Atkins, Boman and Hendrickson 1998; Zhu, Ghahramani and Lafferty 2003.
 *
 * @remarks What happens in degenerate cases is our choice: the released code returns NaN for equal labels, and fails for one sample.
 */
export function recoverRanking(
  similarity: DenseMatrix | ArrayLike<ArrayLike<number>>,
  options: RecoverRankingOptions = {},
): RecoverRankingResult {
  const caller = 'recoverRanking';
  const { labels, ridge = 0 } = options;
  checkNumber(caller, 'ridge', ridge, { min: 0 });
  const read = readSymmetricMatrix(caller, 'similarity', similarity) as DenseMatrix;
  const { size } = read;
  if (labels) checkLength(caller, 'labels', labels, size, 'one entry per item, NaN where unknown');
  const known: number[] = [];
  const items: number[] = [];
  for (let i = 0; i < size; i++) {
    const label = labels ? labels[i]! : Number.NaN;
    if (Math.abs(label) === Infinity)
      throw new InvalidArgumentError(caller, `labels[${i}]`, 'be a finite number, or NaN where unknown', label);
    (Number.isNaN(label) ? items : known).push(Number.isNaN(label) ? i : label);
  }
  const unknown = Int32Array.from(items);
  if (known.some((label) => label !== known[0])) return byLabels(read, unknown, labels!, ridge);
  const result = byFiedlerVector(restrict(read, unknown), unknown);
  return known.length === 0 ? result : { ...result, degenerate: 'equalLabels' };
}

function byFiedlerVector(similarity: DenseMatrix, items: Int32Array): RecoverRankingResult {
  const { ranking, fiedlerVector, components, ambiguous } = spectralSeriation(similarity, { allowNegative: true });
  const result: RecoverRankingResult = { items, ranking, scores: fiedlerVector, method: 'fiedler' };
  if (components.length > 1) return { ...result, degenerate: 'disconnected' };
  return ambiguous ? { ...result, degenerate: 'multipleFiedlerValue' } : result;
}

function byLabels(
  similarity: DenseMatrix,
  items: Int32Array,
  labels: ArrayLike<number>,
  ridge: number,
): RecoverRankingResult {
  const isKnown = (i: number) => !Number.isNaN(labels[i]!);
  const reached = reachableFrom(similarity, isKnown);
  const { scores: found } = semiSupervisedSeriation(
    restrict(similarity, reached),
    Float64Array.from(reached, (i) => labels[i]!),
    { ridge, allowNegative: true },
  );
  const known = Array.from(labels).filter((label) => !Number.isNaN(label));
  const mean = known.reduce((sum, label) => sum + label, 0) / known.length;
  const all = new Float64Array(similarity.size).fill(mean);
  for (const [k, i] of reached.entries()) all[i] = found[k]!;
  const scores = Float64Array.from(items, (i) => all[i]!);
  const ranking = new Int32Array(items.length);
  for (const [place, k] of argsort(scores).entries()) ranking[k] = place;
  const result: RecoverRankingResult = { items, ranking, scores, method: 'harmonic' };
  return reached.length < similarity.size ? { ...result, degenerate: 'unreachableItems' } : result;
}
