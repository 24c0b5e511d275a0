import { InvalidArgumentError } from '@cairn-ml/numeric';
import { blockSize, type Kernels } from './kernels.js';

/** Sums over the logits of one token, each divided by the temperature: `largest` and `second` as well, `sum` and `weighted` of d = z - largest. */
export interface RowStatistics {
  largest: number;
  second: number;
  /** Σ exp(d) */
  sum: number;
  /** Σ d exp(d) */
  weighted: number;
}

/** Of `logits[start]` to `logits[start + count - 1]`, in float64. */
export function rowStatistics(
  caller: string,
  logits: ArrayLike<number>,
  start: number,
  count: number,
  temperature: number,
): RowStatistics {
  let largest = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let j = start; j < start + count; j++) {
    const logit = logits[j]!;
    if (!(logit < Number.POSITIVE_INFINITY)) throw notALogit(caller, logits, start, count);
    if (logit > largest) {
      second = largest;
      largest = logit;
    } else if (logit > second) second = logit;
  }
  if (largest === Number.NEGATIVE_INFINITY) throw notALogit(caller, logits, start, count);
  let [sum, weighted] = [0, 0];
  for (let j = start; j < start + count; j++) {
    const distance = (logits[j]! - largest) / temperature;
    const weight = Math.exp(distance);
    sum += weight;
    if (weight > 0) weighted += weight * distance;
  }
  return { largest: largest / temperature, second: second / temperature, sum, weighted };
}

/** The same with SIMD in float32, block by block: sums are merged in float64, relative to the largest value so far. */
export function rowStatisticsOfBlocks(
  caller: string,
  logits: Float32Array,
  start: number,
  count: number,
  temperature: number,
  { block, results, statistics }: Kernels,
): RowStatistics {
  const inverse = 1 / temperature;
  let [largest, second, sum, weighted] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let from = start; from < start + count; from += blockSize) {
    const size = Math.min(blockSize, start + count - from);
    const padded = Math.ceil(size / 16) * 16;
    block.set(logits.subarray(from, from + size));
    block.fill(Number.NEGATIVE_INFINITY, size, padded);
    statistics(padded, inverse);
    const [top, next, blockSum, blockWeighted, nans] = results as unknown as [number, number, number, number, number];
    if (nans !== 0 || top === Number.POSITIVE_INFINITY) throw notALogit(caller, logits, start, count);
    if (top === Number.NEGATIVE_INFINITY) continue;
    const [high, low] = top > largest ? [top, largest] : [largest, top];
    const distance = (low - high) * inverse;
    const scale = Math.exp(distance);
    // Σ (d + distance) exp(d + distance), of the sums that were relative to the lower of the two maxima
    const rescaled = (s: number, w: number) => (scale > 0 ? scale * (w + distance * s) : 0);
    if (top > largest) {
      weighted = blockWeighted + rescaled(sum, weighted);
      sum = blockSum + scale * sum;
      second = Math.max(largest, next);
      largest = top;
    } else {
      weighted += rescaled(blockSum, blockWeighted);
      sum += scale * blockSum;
      second = Math.max(second, top);
    }
  }
  if (largest === Number.NEGATIVE_INFINITY) throw notALogit(caller, logits, start, count);
  return { largest: largest * inverse, second: second * inverse, sum, weighted };
}

/** H = log Σ exp(d) - Σ d exp(d) / Σ exp(d), at least 0: rounding may go below. */
export function entropyOf({ sum, weighted }: RowStatistics): number {
  return Math.max(0, Math.log(sum) - weighted / sum);
}

function notALogit(caller: string, logits: ArrayLike<number>, start: number, count: number): InvalidArgumentError {
  for (let j = start; j < start + count; j++)
    if (!(logits[j]! < Number.POSITIVE_INFINITY))
      return new InvalidArgumentError(caller, `logits[${j}]`, 'be a finite number or -Infinity', logits[j]);
  const rule = 'have an entry that is not -Infinity for every token';
  return new InvalidArgumentError(caller, 'logits', rule, `none from ${start} on`);
}
