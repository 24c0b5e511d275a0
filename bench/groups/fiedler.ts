import {
  createRandom,
  type DenseMatrix,
  type SparseMatrix,
  smallestEigenpairs,
  symmetricEigen,
} from '@cairn-ml/numeric';
import { eigs, matrix } from 'mathjs';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { type Pair, within } from '../pair.js';
import { javascript } from '../peers/javascript.js';
import { python } from '../peers/python.js';

/** Fiedler pairs of Laplacians: dense, in small batches, and sparse. */
export function* pairs(): Generator<Pair> {
  for (const size of [8, 16, 32]) yield* batches(size, 200);
  for (const size of [256, 512, 1024, 2000]) {
    const laplacian = gaussianLaplacian(size, size);
    const parameters = { laplacian: laplacian.data, size };
    const ours = (tolerance?: number) => () => fiedlerValue(laplacian, tolerance);
    yield {
      name: `dense Laplacian, n = ${size}, default tolerances`,
      ours: ours(),
      peer: scipy('eigsh, deflated', 'deflated', { ...parameters, tolerance: 0 }),
      difference: within(1e-9),
    };
    const name = `dense Laplacian, n = ${size}, residual 1e-10`;
    yield {
      name,
      ours: ours(1e-10),
      peer: scipy('eigsh, deflated', 'deflated', { ...parameters, tolerance: 1e-10 }),
      difference: within(1e-9),
    };
    yield {
      name,
      ours: ours(1e-10),
      peer: scipy('eigh(subset_by_index)', 'subset', parameters),
      difference: within(1e-9),
    };
    if (size > 512) continue;
    const rows = rowsOf(laplacian);
    const decompose = () =>
      new EigenvalueDecomposition(new Matrix(rows), { assumeSymmetric: true }).realEigenvalues[1]!;
    yield { name, ours: ours(1e-10), peer: javascript('ml-matrix', decompose), difference: within(1e-9) };
    yield {
      name: `all pairs, n = ${size}`,
      ours: () => symmetricEigen(laplacian).values[1]!,
      peer: javascript('ml-matrix', decompose),
      difference: within(1e-9),
    };
  }
  const small = gaussianLaplacian(64, 64);
  const rows = matrix(rowsOf(small));
  yield {
    name: 'dense Laplacian, n = 64',
    ours: () => fiedlerValue(small),
    peer: javascript('mathjs', () => Number((eigs(rows).values as unknown as { get(at: number[]): number }).get([1]))),
    difference: within(1e-9),
  };
  for (const [size, reach] of [
    [2000, 10],
    [20_000, 10],
    [100_000, 6],
  ] as const) {
    const laplacian = chainLaplacian(size, reach);
    yield {
      name: `sparse Laplacian, n = ${size}, k = ${reach}`,
      ours: () => smallestEigenpairs(laplacian, size, 1, { nullVector: 'constant' }).values[0]!,
      peer: scipy('eigsh(sigma)', 'shift_invert', {
        row_pointers: laplacian.rowPointers,
        columns: laplacian.columnIndices,
        values: laplacian.values,
        size,
      }),
      difference: (ours, peers) =>
        Math.abs((ours as number) / (peers as number) - 1) < 1e-4 ? undefined : `${ours}, the peer has ${peers}`,
    };
  }
}

function* batches(size: number, count: number): Generator<Pair> {
  const laplacians = Array.from({ length: count }, (_, seed) => gaussianLaplacian(size, seed));
  const joined = new Float64Array(count * size * size);
  for (const [k, { data }] of laplacians.entries()) joined.set(data, k * size * size);
  const fiedler = () => laplacians.map((laplacian) => fiedlerValue(laplacian));
  const all = () => laplacians.map((laplacian) => symmetricEigen(laplacian).values[1]!);
  const [oneByOne, stacked] = [
    () => numpy('linalg.eigh, one by one', 'batch', { laplacians: joined, size }),
    () => numpy('linalg.eigh, stacked', 'stacked', { laplacians: joined, size }),
  ];
  yield { name: `${count} Fiedler pairs, n = ${size}`, ours: fiedler, peer: oneByOne(), difference: within(1e-9) };
  yield { name: `${count} Fiedler pairs, n = ${size}`, ours: fiedler, peer: stacked(), difference: within(1e-9) };
  yield { name: `${count} full spectra, n = ${size}`, ours: all, peer: oneByOne(), difference: within(1e-9) };
}

function fiedlerValue(laplacian: DenseMatrix, tolerance?: number): number {
  const options = { nullVector: 'constant', ...(tolerance && { tolerance }) } as const;
  return smallestEigenpairs(laplacian, laplacian.size, 1, options).values[0]!;
}

/** Points at random places on a line, a Gaussian kernel and a little noise. */
function gaussianLaplacian(size: number, seed: number): DenseMatrix {
  const random = createRandom(seed);
  const place = Float64Array.from({ length: size }, () => random.uniform(0, 10)).sort();
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const weight = Math.exp(-((place[i]! - place[j]!) ** 2) / 2) + 0.05 * random.uniform();
      data[i * size + j] = data[j * size + i] = -weight;
      data[i * size + i]! += weight;
      data[j * size + j]! += weight;
    }
  }
  return { data, size };
}

/** Nodes on a hidden line, each linked with the next `reach`, numbered at random. */
function chainLaplacian(
  size: number,
  reach: number,
): SparseMatrix & { rowPointers: Int32Array; columnIndices: Int32Array; values: Float64Array } {
  const random = createRandom(size);
  const chain = random.permutation(size);
  const position = new Int32Array(size);
  for (let k = 0; k < size; k++) position[chain[k]!] = k;
  const weights = Float64Array.from({ length: size * reach }, (_, p) => random.uniform(0.5, 1.5) / ((p % reach) + 1));
  const rowPointers = new Int32Array(size + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let node = 0; node < size; node++) {
    const k = position[node]!;
    let degree = 0;
    for (let other = Math.max(0, k - reach); other <= Math.min(size - 1, k + reach); other++) {
      if (other === k) continue;
      const weight = weights[Math.min(k, other) * reach + Math.abs(other - k) - 1]!;
      degree += weight;
      columns.push(chain[other]!);
      values.push(-weight);
    }
    columns.push(node);
    values.push(degree);
    rowPointers[node + 1] = values.length;
  }
  return { rowPointers, columnIndices: Int32Array.from(columns), values: Float64Array.from(values), size };
}

function rowsOf({ data, size }: DenseMatrix): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from(data.subarray(i * size, (i + 1) * size)));
}

function scipy(name: string, prepare: string, parameters: Record<string, Float64Array | Int32Array | number>) {
  return python(`scipy ${name}`, { module: 'fiedler', prepare, parameters, install: 'apt-get install python3-scipy' });
}

function numpy(name: string, prepare: string, parameters: Record<string, Float64Array | number>) {
  return python(`numpy ${name}`, { module: 'fiedler', prepare, parameters, install: 'apt-get install python3-scipy' });
}
