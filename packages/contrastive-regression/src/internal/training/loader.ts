import type { Random } from '@cairn-ml/numeric';

/** Rows of a data set in random order, batch after batch without an end; each pass through the data has its own order. */
export interface Loader {
  /** Batches in one pass. */
  readonly batches: number;
  next(): Int32Array;
}

/**
 * Batches of row numbers. A data set that is smaller than a batch is one batch. With `bins`, rows are drawn so that each bin of labels comes as often
 * as the others, with repetition.
 */
export function createLoader(count: number, batchSize: number, random: Random, bins?: Int32Array): Loader {
  const size = Math.min(batchSize, count);
  const batches = size === 0 ? 0 : Math.ceil(count / size);
  let order = new Int32Array(0);
  let at = 0;
  return {
    batches,
    next() {
      if (size === count && !bins) return Int32Array.from({ length: count }, (_, i) => i);
      if (at >= order.length) {
        order = (bins ? balancedOrder(bins, random) : random.permutation(count)) as Int32Array<ArrayBuffer>;
        at = 0;
      }
      at += size;
      return order.slice(at - size, at);
    },
  };
}

/** As many rows as there are, their bins in turn. */
function balancedOrder(bins: Int32Array, random: Random): Int32Array {
  const members = new Map<number, number[]>();
  for (const [row, bin] of bins.entries()) members.set(bin, [...(members.get(bin) ?? []), row]);
  const names = [...members.keys()];
  return random.shuffle(Int32Array.from(bins, (_, k) => random.choice(members.get(names[k % names.length]!)!)));
}

/** The bin of each label, of `count` equally wide ones. */
export function labelBins(labels: Float64Array, count: number): Int32Array {
  const least = labels.reduce((a, b) => Math.min(a, b), Infinity);
  const most = labels.reduce((a, b) => Math.max(a, b), -Infinity);
  const width = (most - least) / count || 1;
  return Int32Array.from(labels, (label) => Math.min(count - 1, Math.floor((label - least) / width)));
}
