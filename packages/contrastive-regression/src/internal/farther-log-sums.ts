import {
  add,
  customGrad,
  exp,
  gather,
  greater,
  log,
  mul,
  reshape,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor,
  where,
  zerosLike,
} from '@cairn-ml/tensor';
import { logOfZero, logSumExpScan } from './log-sum-exp-scan.js';
import type { DistanceOrder } from './order-by-distance.js';

/**
 * `Σ_p c_p e_p` for each row, where e_p is the logarithm of the sum of `exp(logits)` from place p of the row's order by distance to its end:
 * O(n²) memory, O(n² log n) time.
 *
 * The derivative by the logit at place q is `exp(s_q + log Σ_{p <= q} c_p exp(-e_p))`.
 *
 * @param counts - `[n, n - 1]`, at least 0: how often the sum from each place on is wanted.
 */
export function fartherLogSums(logits: Tensor2D, { order, positions }: DistanceOrder, counts: Float32Array): Tensor1D {
  const count = logits.shape[0];
  const others = count - 1;
  return customGrad((...given: unknown[]) => {
    const [s, save] = given as [Tensor2D, (tensors: Tensor[]) => void];
    const sorted = pick(s, order, [count, others]);
    const sums = logSumExpScan(sorted, 'fromLast');
    const wanted = tensor(counts, [count, others]);
    save([sorted, sums, wanted]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [at, to, often] = saved as [Tensor2D, Tensor2D, Tensor2D];
      const nothing = zerosLike(often);
      const some = greater(often, 0);
      const logCounts = where(some, log(where(some, often, add(nothing, 1))), add(nothing, logOfZero));
      const pull = exp(add(at, logSumExpScan(sub(logCounts, to) as Tensor2D, 'fromFirst')));
      const diagonal = tensor(
        Float32Array.from({ length: count * count }, (_, k) => (k % (count + 1) === 0 ? 0 : 1)),
        [count, count],
      );
      return mul(mul(pick(pull as Tensor2D, positions, [count, count]), diagonal), reshape(dy, [-1, 1]));
    };
    return { value: sum(mul(sums, wanted), 1), gradFunc };
  })(logits) as Tensor1D;
}

function pick(matrix: Tensor2D, indices: Int32Array, shape: [number, number]): Tensor2D {
  return reshape(gather(reshape(matrix, [-1]), tensor(indices)), shape);
}
