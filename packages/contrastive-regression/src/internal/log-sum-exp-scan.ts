import { abs, add, exp, log1p, maximum, neg, pad, slice, sub, type Tensor2D, tidy } from '@cairn-ml/tensor';

/** Stands for the logarithm of 0: far below every logit, and finite. */
export const logOfZero = -1e30;

/**
 * Running `log Σ exp` along each row, from the first entry or from the last one. A running sum of exponentials would underflow where logits
 * span more than 87; this one adds logarithms, in log2(n) passes (Hillis and Steele 1986).
 */
export function logSumExpScan(x: Tensor2D, direction: 'fromFirst' | 'fromLast'): Tensor2D {
  const [rows, columns] = x.shape;
  let sums = x;
  for (let step = 1; step < columns; step *= 2) {
    const before = sums;
    sums = tidy(() => {
      const moved =
        direction === 'fromLast'
          ? pad(
              slice(before, [0, step], [rows, columns - step]),
              [
                [0, 0],
                [0, step],
              ],
              logOfZero,
            )
          : pad(
              slice(before, [0, 0], [rows, columns - step]),
              [
                [0, 0],
                [step, 0],
              ],
              logOfZero,
            );
      return add(maximum(before, moved), log1p(exp(neg(abs(sub(before, moved)))))) as Tensor2D;
    });
    if (before !== x) before.dispose();
  }
  return sums;
}
