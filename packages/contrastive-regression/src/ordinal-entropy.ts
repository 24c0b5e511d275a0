import { checkNumber, checkOption } from '@cairn-ml/numeric';
import {
  add,
  cast,
  divNoNan,
  gather,
  greater,
  matMul,
  mul,
  neg,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tidy,
} from '@cairn-ml/tensor';
import { labelSpread, smallestDistance } from './internal/label-spread.js';
import { pairwiseDistances } from './internal/pairwise-distances.js';
import { readRows } from './internal/read-embeddings.js';
import { type Labels, readLabels } from './internal/read-labels.js';
import { unitRows } from './internal/unit-rows.js';
import type { LabelValues } from './label-values.js';

/** Options of {@link ordinalEntropy}. */
export interface OrdinalEntropyOptions {
  /**
   * `'diversity'` (default): samples with different labels are driven apart (CLSS on IXI). `'tightness'`: the centres of distinct labels are
   * driven apart, and samples are drawn to their centre (CLSS on AgeDB).
   */
  variant?: 'diversity' | 'tightness';
  /** Factor of the term that draws samples to their centre. Default 1. */
  tightness?: number;
}

/** Below this a sample is its own centre, up to round-off. */
const atCentre = 1e-12;

/**
 * Ordinal entropy: spreads features in proportion to the distance of their labels.
 *
 * With unit rows q, `d_ij = max(‖q_i - q_j‖, 1e-6)`, `w_ij = max(‖y_i - y_j‖, 1e-6)` and `w' = (w - min w) / max w` over pairs i < j, the
 * diversity is `-mean(d w')`. `'tightness'` takes d and w over the centres of distinct labels (unit rows p of mean features) and adds the mean
 * of `‖q_i - p_{y_i}‖²` over the samples that are not their own centre.
 *
 * Equal labels, and fewer than two samples, give 0. Where every label is distinct, the released tightness is NaN; here it is 0.
 *
 * @param embeddings - `[samples, dim]`
 * @param labels - One number, or one row of numbers, per sample.
 * @returns A scalar; diversity makes it negative.
 * @throws {ShapeError} when shapes or lengths do not fit
 * @throws {InvalidArgumentError} for labels that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { ordinalEntropy } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const features = tensor([[1, 0], [1, 1], [0, 1]]);
 * (await ordinalEntropy(features, [1, 2, 4]).data())[0]; // -0.399
 * ```
 *
 * Source: Zhang et al. 2023, Improving deep regression with ordinal entropy, equations 6 to 8, as in the code of CLSS (`ordinal_entropy`).
 */
export function ordinalEntropy(embeddings: Tensor, labels: LabelValues, options: OrdinalEntropyOptions = {}): Tensor {
  const caller = 'ordinalEntropy';
  const { variant = 'diversity', tightness = 1 } = options;
  checkOption(caller, 'variant', variant, ['diversity', 'tightness']);
  checkNumber(caller, 'tightness', tightness);
  return tidy(() => {
    const { rows, count } = readRows(caller, embeddings);
    const read = readLabels(caller, labels, count);
    const unit = unitRows(rows);
    if (variant === 'diversity') return diversity(unit, read);
    const { classes, members, centres } = group(read);
    const centre = unitRows(matMul(tensor(members, [centres.rows, count]), rows));
    const apart = sum(square(sub(unit, gather(centre, tensor(classes)))), 1);
    const away = cast(greater(apart, atCentre), 'float32');
    const tight = divNoNan(sum(mul(apart, away)), sum(away));
    return add(diversity(centre, centres), mul(tight, tightness));
  });
}

function diversity(unit: Tensor2D, labels: Labels): Tensor {
  const weights = labelSpread(labels);
  const pairs = (labels.rows * (labels.rows - 1)) / 2;
  if (pairs === 0) return mul(sum(unit), 0);
  return neg(sum(mul(pairwiseDistances(unit, smallestDistance), tensor(weights, [labels.rows, labels.rows]))));
}

interface Groups {
  /** Of each sample, by ascending first sample. */
  classes: Int32Array;
  /** `[classes, samples]`: the matrix that averages. */
  members: Float32Array;
  /** The label of each class. */
  centres: Labels;
}

function group({ values, rows, columns }: Labels): Groups {
  const found = new Map<string, number>();
  const classes = new Int32Array(rows);
  const labels: number[] = [];
  for (let i = 0; i < rows; i++) {
    const label = values.slice(i * columns, (i + 1) * columns);
    const key = label.join();
    if (!found.has(key)) {
      found.set(key, found.size);
      labels.push(...label);
    }
    classes[i] = found.get(key)!;
  }
  const sizes = new Int32Array(found.size);
  for (const k of classes) sizes[k]!++;
  const members = new Float32Array(found.size * rows);
  for (let i = 0; i < rows; i++) members[classes[i]! * rows + i] = 1 / sizes[classes[i]!]!;
  return { classes, members, centres: { values: Float64Array.from(labels), rows: found.size, columns } };
}
