import { checkNumber, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { add, customGrad, div, mul, reshape, sub, type Tensor, type Tensor2D, tidy, zerosLike } from '@cairn-ml/tensor';
import { descendingRanks } from './internal/descending-ranks.js';

/** Options of {@link blackboxRank}. */
export interface BlackboxRankOptions {
  /** How far the values are moved along the incoming gradient before they are ranked again (λ). Default 2, as in the scripts of CLSS. */
  interpolation?: number;
}

/**
 * Ranks with a gradient: `rk(v)_j = (1 + number of entries before j) / n` in descending order, so that the largest value has 1/n and the
 * smallest 1.
 *
 * Of equal values the one with the larger index comes first. The gradient is that of the linear interpolation between two rankings,
 * `-(rk(v) - rk(v + λ g)) / (λ + 1e-8)` for the incoming gradient `g`.
 *
 * @param values - `[n]`, or `[rows, n]` to rank each row; no NaN.
 * @returns Like `values`; nothing for n = 0.
 * @throws {ShapeError} for a tensor of another rank
 * @throws {InvalidArgumentError} for values that are not float32, or an interpolation that is not above 0
 *
 * @example
 * ```ts
 * import { blackboxRank } from '@cairn-ml/contrastive-regression';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await blackboxRank(tensor([0.3, 0.9, -0.2, 0.5])).data(); // Float32Array [0.75, 0.25, 1, 0.5]
 * ```
 *
 * A factor in front of a loss does not scale this gradient: it changes how far the values are moved.
 *
 * Source: Vlastelica et al. 2020, Differentiation of blackbox combinatorial solvers; Rolínek et al. 2020, Optimizing rank-based metrics with
 * blackbox differentiation. The normalisation by n and 1e-8 are of the authors' code (also in RankSim and CLSS).
 *
 * @remarks The released code leaves ties to torch's `argsort`, whose order above 16 entries is not defined; ours is that of a stable sort.
 */
export function blackboxRank(values: Tensor, options: BlackboxRankOptions = {}): Tensor {
  const { interpolation = 2 } = options;
  checkInterpolation('blackboxRank', interpolation);
  if (values.dtype !== 'float32') throw new InvalidArgumentError('blackboxRank', 'values', 'be float32', values.dtype);
  if (values.rank !== 1 && values.rank !== 2)
    throw new ShapeError('blackboxRank', 'values', 'be [n] or [rows, n]', values.shape);
  if (values.size === 0) return zerosLike(values);
  return tidy(() => reshape(rankRows(reshape(values, [-1, values.shape.at(-1)!]), interpolation), values.shape));
}

/** {@link blackboxRank} of each row, unchecked. */
export function rankRows(values: Tensor2D, interpolation: number): Tensor2D {
  const count = values.shape[1];
  return customGrad((...given: unknown[]) => {
    const [v, save] = given as [Tensor2D, (tensors: Tensor[]) => void];
    const value = div(descendingRanks(v), count);
    save([v, value]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const moved = add(saved[0]!, mul(dy, interpolation)) as Tensor2D;
      return div(sub(div(descendingRanks(moved), count), saved[1]!), interpolation + 1e-8);
    };
    return { value, gradFunc };
  })(values) as Tensor2D;
}

/** @throws {InvalidArgumentError} unless it is above 0 */
export function checkInterpolation(caller: string, interpolation: number): void {
  checkNumber(caller, 'interpolation', interpolation);
  if (interpolation <= 0) throw new InvalidArgumentError(caller, 'interpolation', 'be above 0', interpolation);
}
