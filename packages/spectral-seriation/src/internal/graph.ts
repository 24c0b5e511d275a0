import { type DenseMatrix, InvalidArgumentError, isSparse, type SparseMatrix } from '@cairn-ml/numeric';

/** A similarity as a weighted graph: the diagonal does not count. */
export interface Graph {
  similarity: DenseMatrix | SparseMatrix;
  /** Sum of the similarities of each item with the others. */
  degrees: Float64Array;
  /** The largest similarity of two different items. */
  largest: number;
  /** The smallest one; a pair that CSR does not store has 0. */
  smallest: number;
}

/**
 * Sums and extremes of a similarity, in one pass.
 *
 * @throws {InvalidArgumentError} for a negative similarity, unless they are allowed
 */
export function readGraph(caller: string, similarity: DenseMatrix | SparseMatrix, allowNegative = false): Graph {
  const graph = isSparse(similarity) ? scanSparse(similarity) : scanDense(similarity);
  if (graph.smallest < 0 && !allowNegative) throw negativeError(caller, similarity, graph.smallest);
  return graph;
}

function scanDense(similarity: DenseMatrix): Graph {
  const { data, size } = similarity;
  const degrees = new Float64Array(size);
  let largest = -Infinity;
  let smallest = Infinity;
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let sum = 0;
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const value = data[row + j]!;
      sum += value;
      if (value > largest) largest = value;
      if (value < smallest) smallest = value;
    }
    degrees[i] = sum;
  }
  return { similarity, degrees, largest, smallest };
}

function scanSparse(similarity: SparseMatrix): Graph {
  const { rowPointers, columnIndices, values, size } = similarity;
  const degrees = new Float64Array(size);
  let [largest, smallest] = [-Infinity, Infinity];
  let pairs = 0;
  for (let i = 0; i < size; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      if (columnIndices[p] === i) continue;
      const value = values[p]!;
      pairs++;
      degrees[i]! += value;
      if (value > largest) largest = value;
      if (value < smallest) smallest = value;
    }
  }
  if (pairs < size * (size - 1)) {
    largest = Math.max(largest, 0);
    smallest = Math.min(smallest, 0);
  }
  return { similarity, degrees, largest, smallest };
}

function negativeError(caller: string, similarity: DenseMatrix | SparseMatrix, value: number): InvalidArgumentError {
  const { size } = similarity;
  for (let i = 0; i < size; i++) {
    const [start, end] = isSparse(similarity)
      ? [similarity.rowPointers[i]!, similarity.rowPointers[i + 1]!]
      : [i * size, (i + 1) * size];
    const values = isSparse(similarity) ? similarity.values : similarity.data;
    for (let p = start; p < end; p++) {
      const j = isSparse(similarity) ? similarity.columnIndices[p]! : p - start;
      if (j !== i && values[p] === value) {
        const fix =
          'Shift correlations and cosines to (1 + s) / 2, turn distances with distanceToSimilarity, or set allowNegative.';
        return new InvalidArgumentError(caller, `similarity[${i}][${j}]`, 'be at least 0', value, fix);
      }
    }
  }
  throw new RangeError('the smallest similarity is in the matrix');
}

/** What separates two items: a similarity within `tolerance` of `floor`. */
export interface Separation {
  tolerance: number;
  floor: number;
}

/** The connected components of a graph, each ascending, by ascending first item. */
export function connectedComponents({ similarity }: Graph, separation: Separation): Int32Array[] {
  const { size } = similarity;
  const reached = new Uint8Array(size);
  const queue = new Int32Array(size);
  const components: Int32Array[] = [];
  let left = size;
  for (let root = 0; root < size; root++) {
    if (reached[root]) continue;
    reached[root] = 1;
    queue[0] = root;
    left--;
    let count = 1;
    for (let head = 0; head < count && left > 0; head++) {
      const before = count;
      count = isSparse(similarity)
        ? reachSparse(similarity, queue[head]!, separation, reached, queue, count)
        : reachDense(similarity, queue[head]!, separation, reached, queue, count);
      left -= count - before;
    }
    components.push(queue.slice(0, count).sort());
  }
  return components;
}

function reachDense(
  { data, size }: DenseMatrix,
  item: number,
  { tolerance, floor }: Separation,
  reached: Uint8Array,
  queue: Int32Array,
  count: number,
): number {
  const row = item * size;
  let end = count;
  for (let j = 0; j < size; j++) {
    if (reached[j] || Math.abs(data[row + j]! - floor) <= tolerance) continue;
    reached[j] = 1;
    queue[end++] = j;
  }
  return end;
}

function reachSparse(
  matrix: SparseMatrix,
  item: number,
  { tolerance, floor }: Separation,
  reached: Uint8Array,
  queue: Int32Array,
  count: number,
): number {
  const { rowPointers, columnIndices, values } = matrix;
  let end = count;
  for (let p = rowPointers[item]!; p < rowPointers[item + 1]!; p++) {
    const j = columnIndices[p]!;
    if (reached[j] || Math.abs(values[p]! - floor) <= tolerance) continue;
    reached[j] = 1;
    queue[end++] = j;
  }
  return end;
}

/** The similarities within `items`. */
export function restrict(similarity: DenseMatrix | SparseMatrix, items: Int32Array): DenseMatrix | SparseMatrix {
  if (items.length === similarity.size) return similarity;
  return isSparse(similarity) ? restrictSparse(similarity, items) : restrictDense(similarity, items);
}

function restrictDense({ data, size }: DenseMatrix, items: Int32Array): DenseMatrix {
  const count = items.length;
  const part = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    const row = items[i]! * size;
    for (let j = 0; j < count; j++) part[i * count + j] = data[row + items[j]!]!;
  }
  return { data: part, size: count };
}

function restrictSparse(matrix: SparseMatrix, items: Int32Array): SparseMatrix {
  const local = new Int32Array(matrix.size).fill(-1);
  for (let k = 0; k < items.length; k++) local[items[k]!] = k;
  const rowPointers = new Int32Array(items.length + 1);
  const columnIndices: number[] = [];
  const values: number[] = [];
  for (let k = 0; k < items.length; k++) {
    for (let p = matrix.rowPointers[items[k]!]!; p < matrix.rowPointers[items[k]! + 1]!; p++) {
      const column = local[matrix.columnIndices[p]!]!;
      if (column < 0) continue;
      columnIndices.push(column);
      values.push(matrix.values[p]!);
    }
    rowPointers[k + 1] = values.length;
  }
  return {
    rowPointers,
    columnIndices: Int32Array.from(columnIndices),
    values: Float64Array.from(values),
    size: items.length,
  };
}
