import { checkLength, checkPermutation, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Run } from './tied-runs.js';

/** What tells an order from its reverse. */
export type Orientation = 'firstIndex' | { labels: ArrayLike<number> } | { order: ArrayLike<number> };

/**
 * Reads an orientation into one number per item that is to rise along the order, NaN where nothing is known.
 *
 * @throws {ShapeError} for a wrong length
 * @throws {InvalidArgumentError} for an unknown orientation or an order that is no permutation
 */
export function readOrientation(caller: string, orientation: Orientation, size: number): Float64Array | undefined {
  if (orientation === 'firstIndex') return undefined;
  if (typeof orientation === 'object' && 'labels' in orientation) {
    checkLength(caller, 'orientation.labels', orientation.labels, size, 'one entry per item, NaN where unknown');
    return Float64Array.from(orientation.labels);
  }
  if (typeof orientation === 'object' && 'order' in orientation) {
    checkPermutation(caller, 'orientation.order', orientation.order, size);
    const positions = new Float64Array(size);
    for (let k = 0; k < size; k++) positions[orientation.order[k]!] = k;
    return positions;
  }
  throw new InvalidArgumentError(caller, 'orientation', "be 'firstIndex' | {labels} | {order}", orientation);
}

/**
 * Whether the order runs against the labels or, where they do not tell, from the higher of its two ends to the lower. An end is the lowest
 * item of the tied run there.
 */
export function runsBackwards(order: Int32Array, rising: Float64Array | undefined, ties: readonly Run[] = []): boolean {
  const slope = rising ? labelSlope(order, rising) : 0;
  if (slope !== 0) return slope < 0;
  const n = order.length;
  const first = order.slice(0, ties[0]?.[0] === 0 ? ties[0][1] : 1);
  const last = order.slice(ties.at(-1)?.[1] === n ? ties.at(-1)![0] : n - 1);
  return lowest(first) > lowest(last);
}

/** The sign of the covariance of positions and labels, 0 within round-off. */
function labelSlope(order: Int32Array, labels: Float64Array): number {
  let [count, position, label] = [0, 0, 0];
  for (let k = 0; k < order.length; k++) {
    const value = labels[order[k]!]!;
    if (!Number.isFinite(value)) continue;
    count++;
    position += k;
    label += value;
  }
  let [covariance, size] = [0, 0];
  for (let k = 0; k < order.length; k++) {
    const value = labels[order[k]!]!;
    if (!Number.isFinite(value)) continue;
    const product = (k - position / count) * (value - label / count);
    covariance += product;
    size += Math.abs(product);
  }
  return Math.abs(covariance) <= 1e-12 * size ? 0 : Math.sign(covariance);
}

function lowest(items: Int32Array): number {
  return items.reduce((least, item) => Math.min(least, item), Infinity);
}
