import {
  add,
  cast,
  equal,
  expandDims,
  gather,
  gatherND,
  greaterEqual,
  less,
  logicalAnd,
  mul,
  ones,
  range,
  reshape,
  scatterND,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  transpose,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { axesOf, sizeOf } from './shaping.js';

/** `rows` `[n, width]` added up by their numbers `ids` `[n]`, into `[count, width]`. */
export function scatterRows(ids: Tensor, rows: Tensor, count: number): Tensor {
  const width = rows.shape[1]!;
  if (rows.size === 0 || count === 0) return zeros([count, width]);
  return scatterND(expandDims(ids, 1) as Tensor2D, rows, [count, width]);
}

/** Numbers of entries in groups of `size` rows, as numbers among all rows: `[groups, n]` -> `[groups * n]`. */
function idsAmongAll(ids: Tensor, size: number): Tensor {
  const groups = ids.shape[0]!;
  if (groups === 1) return reshape(ids, [ids.size]);
  const offsets = mul(range(0, groups, 1, 'int32'), cast(size, 'int32'));
  return reshape(add(ids, expandDims(offsets, 1)), [ids.size]);
}

interface GatherAttributes {
  axis: number;
  batchDims?: number;
}

/** Gathered slices added back to where they came from. */
function ungather(
  dy: Tensor,
  indices: Tensor,
  full: readonly number[],
  { axis, batchDims = 0 }: GatherAttributes,
): Tensor {
  const along = axesOf(axis, full.length)[0]!;
  const shared = batchDims < 0 ? batchDims + indices.rank : batchDims;
  const groups = sizeOf(full.slice(0, shared));
  const outer = sizeOf(full.slice(shared, along));
  const size = full[along]!;
  const inner = sizeOf(full.slice(along + 1));
  const taken = sizeOf(indices.shape.slice(shared));
  const ids = idsAmongAll(reshape(indices, [groups, taken]), size);
  // Entries of one index lie together only once the axes before the gathered one have moved behind it.
  const moved = outer === 1 ? dy : transpose(reshape(dy, [groups, outer, taken, inner]), [0, 2, 1, 3]);
  const total = scatterRows(ids, reshape(moved, [groups * taken, outer * inner]), groups * size);
  const back = outer === 1 ? total : transpose(reshape(total, [groups, size, outer, inner]), [0, 2, 1, 3]);
  return reshape(back, [...full]);
}

/** Rows of `dy` by number; zeros for numbers that the forward kernel skipped. */
function gatherKept(dy: Tensor, ids: Tensor, count: number): Tensor {
  if (count === 0) return zeros([...ids.shape, ...dy.shape.slice(1)]);
  const isKept = logicalAnd(greaterEqual(ids, 0), less(ids, count));
  const rows = gather(dy, where(isKept, ids, zerosLike(ids)) as Tensor1D);
  const mask = reshape(isKept, [...ids.shape, ...dy.shape.slice(1).map(() => 1)]);
  return where(mask, rows, zerosLike(rows));
}

/** Kernels that read and write entries by their numbers. Numbers have no gradient. */
export const indexingGradients = [
  gradient('GatherV2', ['indices'], ({ dy, indices, shape, attributes }: Values<'indices', GatherAttributes>) => ({
    x: () => ungather(dy, indices, shape('x'), attributes),
  })),
  gradient('GatherNd', ['indices'], ({ dy, indices, shape }) => ({
    params: () => (dy.size === 0 ? zeros(shape('params')) : scatterND(indices, dy, shape('params'))),
  })),
  gradient('ScatterNd', ['indices'], ({ dy, indices }) => ({ updates: () => gatherND(dy, indices) })),
  // Where an entry is written twice, both writers get its derivative, although only the last is seen.
  gradient('TensorScatterUpdate', ['indices'], ({ dy, indices, shape }) => ({
    tensor: () => {
      const writes = scatterND(indices, ones(shape('updates')), shape('tensor'));
      return where(equal(writes, 0), dy, zerosLike(dy));
    },
    updates: () => gatherND(dy, indices),
  })),
  gradient(
    'UnsortedSegmentSum',
    ['segmentIds'],
    ({ dy, segmentIds, attributes }: Values<'segmentIds', { numSegments: number }>) => ({
      x: () => gatherKept(dy, segmentIds, attributes.numSegments),
    }),
  ),
  gradient('TopK', ['y1'], ({ dy, y1, shape }) => ({
    x: () => {
      const full = shape('x');
      const size = full.at(-1)!;
      const rows = sizeOf(full.slice(0, -1));
      const ids = idsAmongAll(reshape(y1, [rows, y1.shape.at(-1)!]), size);
      return reshape(scatterRows(ids, reshape(dy, [dy.size, 1]), rows * size), full);
    },
  })),
  gradient('Diag', [], ({ dy, shape }) => ({
    x: () => {
      const size = sizeOf(shape('x'));
      const diagonal = range(0, size * size, size + 1, 'int32');
      return reshape(gather(reshape(dy, [size * size]), diagonal), shape('x'));
    },
  })),
  gradient(
    'DenseBincount',
    ['x'],
    ({ dy, x, shape, attributes }: Values<'x', { size: number; binaryOutput?: boolean }>) => ({
      weights: () => {
        const full = shape('weights');
        if (attributes.binaryOutput) return zeros(full);
        const groups = x.rank === 2 ? x.shape[0]! : 1;
        const isCounted = logicalAnd(greaterEqual(x, 0), less(x, attributes.size));
        const inside = where(isCounted, x, zerosLike(x));
        const ids = idsAmongAll(reshape(inside, [groups, x.size / groups]), attributes.size);
        const taken = reshape(gather(reshape(dy, [dy.size]), ids as Tensor1D), x.shape);
        return reshape(where(isCounted, taken, zerosLike(taken)), full);
      },
    }),
  ),
];
