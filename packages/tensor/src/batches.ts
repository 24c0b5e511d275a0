import { checkInteger, createRandom, InvalidArgumentError, ShapeError, type TypedArray } from '@cairn-ml/numeric';
import { Tensor, tensor1d } from '@tensorflow/tfjs-core';
import { tidy } from './autograd.js';
import { gather, slice } from './ops.js';

/** Columns of examples: arrays and typed arrays have one entry per example, tensors one row. */
export type Dataset = Readonly<Record<string, readonly unknown[] | TypedArray | Tensor>>;

/** Options of {@link batches}. */
export interface BatchesOptions {
  /** Examples per batch. */
  batchSize: number;
  /** Whether examples come in random order. Default false. */
  shuffle?: boolean;
  /** Of the order. Default 0. */
  seed?: number;
  /** Number of the pass through the data; each has its own order. Default 0. */
  epoch?: number;
  /** Leave out the last batch when it is smaller than the others. Default false. */
  dropRemainder?: boolean;
}

/**
 * One pass through a dataset in batches: objects with the same columns, arrays of the same types, tensors with fewer rows.
 *
 * Seed and epoch fix the order on every device. The tensors of a batch belong to the caller: `disposeTree(batch)` after use. A batch is made
 * when the loop asks for it. The loop may be run more than once, with the same result.
 *
 * @throws {ShapeError} for columns of different lengths, and a tensor without rows (a scalar)
 * @throws {InvalidArgumentError} for options out of range, and a dataset without columns
 *
 * @example
 * ```ts
 * import { batches, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const dataset = { x: tensor([[1, 1], [2, 2], [3, 3]]), names: ['a', 'b', 'c'] };
 * const names: string[][] = [];
 * for (const batch of batches(dataset, { batchSize: 2 })) {
 *   names.push(batch.names);
 *   batch.x.dispose();
 * }
 * names; // [['a', 'b'], ['c']]
 * ```
 */
export function batches<D extends Dataset>(dataset: D, options: BatchesOptions): Iterable<D> {
  const { batchSize, shuffle = false, seed = 0, epoch = 0, dropRemainder = false } = options;
  checkInteger('batches', 'batchSize', batchSize, { min: 1 });
  checkInteger('batches', 'seed', seed);
  checkInteger('batches', 'epoch', epoch, { min: 0, max: 2 ** 31 });
  const count = countExamples(dataset);
  const end = dropRemainder ? count - (count % batchSize) : count;
  return {
    *[Symbol.iterator]() {
      const order = shuffle ? orderOf(count, seed, epoch) : undefined;
      for (let start = 0; start < end; start += batchSize) {
        const stop = Math.min(start + batchSize, count);
        const indices = order?.subarray(start, stop);
        const pick = (column: Dataset[string]) => (indices ? select(column, indices) : cut(column, start, stop));
        yield Object.fromEntries(Object.entries(dataset).map(([name, column]) => [name, pick(column)])) as D;
      }
    },
  };
}

function countExamples(dataset: Dataset): number {
  const [first, ...others] = Object.entries(dataset).map(([name, column]) => {
    if (column instanceof Tensor && column.rank === 0) throw new ShapeError('batches', name, 'have rows', column.shape);
    return { name, length: column instanceof Tensor ? column.shape[0]! : column.length };
  });
  if (!first) throw new InvalidArgumentError('batches', 'dataset', 'have at least one column', dataset);
  for (const { name, length } of others) {
    if (length !== first.length)
      throw new ShapeError('batches', name, `have one entry per entry of \`${first.name}\` (${first.length})`, [
        length,
      ]);
  }
  return first.length;
}

/** Sums of seed and epoch would give one order to many pairs of them. */
function orderOf(count: number, seed: number, epoch: number): Int32Array {
  return createRandom(createRandom(seed).integer(0, 2 ** 52) + epoch).permutation(count);
}

function cut(column: Dataset[string], start: number, stop: number): unknown {
  if (!(column instanceof Tensor)) return column.slice(start, stop);
  const rest = column.shape.slice(1);
  return slice(column, [start, ...rest.map(() => 0)], [stop - start, ...rest]);
}

function select(column: Dataset[string], indices: Int32Array): unknown {
  if (column instanceof Tensor) return tidy(() => gather(column, tensor1d(indices.slice(), 'int32')));
  if (!ArrayBuffer.isView(column)) return Array.from(indices, (i) => column[i]);
  const picked = column.slice(0, indices.length);
  for (const [k, i] of indices.entries()) picked[k] = column[i]!;
  return picked;
}
