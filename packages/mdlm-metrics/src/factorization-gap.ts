import { checkNumber, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';

/** Nested lists of equal lengths: a matrix for two variables, a list of matrices for three. */
export type JointDistribution = readonly number[] | readonly JointDistribution[];

/** What {@link factorizationGap} finds, in nats. */
export interface FactorizationGapResult {
  /** The total correlation: how much a parallel step loses. */
  gap: number;
  /** Σ_i H(x_i) */
  sumMarginalEntropy: number;
  /** H(x_S) */
  jointEntropy: number;
}

/**
 * What one parallel step loses: the divergence of a joint distribution of the tokens it writes from the product of their marginals, their (conditional)
 * total correlation, in nats.
 *
 * `KL(p(x_S | c) ‖ Π_i p(x_i | c)) = Σ_i H(x_i | c) - H(x_S | c)`
 *
 * 0 when the tokens are independent given the context, so that writing them at once costs nothing; never below 0. It speaks of one step; how the losses of
 * several steps add up in the final text does not follow.
 *
 * @param joint - p(x_S | c): one level of nesting per token, one entry per value; sums to 1 within 1e-6. Probabilities of 0 are fine.
 * @throws {ShapeError} when lists on one level differ in length
 * @throws {InvalidArgumentError} for an entry that is not from 0 to 1, or entries that do not sum to 1
 *
 * @example
 * ```ts
 * import { factorizationGap } from '@cairn-ml/mdlm-metrics';
 *
 * factorizationGap([[0.4, 0.1], [0.1, 0.4]]); // { gap: 0.19274, sumMarginalEntropy: 1.38629, jointEntropy: 1.19355 }
 * ```
 *
 * Source: a standard identity (Watanabe 1960); arXiv 2601.15593 uses it for parallel decoding, second-hand.
 */
export function factorizationGap(joint: JointDistribution): FactorizationGapResult {
  const caller = 'factorizationGap';
  const shape: number[] = [];
  for (let level: unknown = joint; Array.isArray(level); level = level[0]) shape.push(level.length);
  const marginals = shape.map((size) => new Float64Array(size));
  let total = 0;
  let jointEntropy = 0;
  const visit = (part: unknown, path: number[]): void => {
    const name = `joint${path.map((i) => `[${i}]`).join('')}`;
    if (path.length < shape.length) {
      const size = shape[path.length]!;
      const length = Array.isArray(part) ? part.length : 0;
      if (length !== size) throw new ShapeError(caller, name, `have ${size} entries, as its neighbours`, [length]);
      (part as unknown[]).forEach((entry, i) => {
        visit(entry, [...path, i]);
      });
      return;
    }
    const p = part as number;
    checkNumber(caller, name, p, { min: 0, max: 1 });
    total += p;
    jointEntropy += surprise(p);
    path.forEach((value, variable) => {
      marginals[variable]![value]! += p;
    });
  };
  visit(joint, []);
  if (!(Math.abs(total - 1) <= 1e-6)) throw new InvalidArgumentError(caller, 'joint', 'sum to 1', total);
  const sumMarginalEntropy = marginals.reduce((sum, values) => sum + values.reduce((h, p) => h + surprise(p), 0), 0);
  return { gap: Math.max(0, sumMarginalEntropy - jointEntropy), sumMarginalEntropy, jointEntropy };
}

/** A probability's part of the entropy. */
function surprise(p: number): number {
  return p > 0 ? -p * Math.log(p) : 0;
}
