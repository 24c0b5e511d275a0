import { checkNumber, checkOption, type MatrixInput, readSymmetricMatrix } from '@cairn-ml/numeric';
import { type Graph, readGraph, restrict } from './internal/graph.js';
import { joinBySimilarity } from './internal/join-components.js';
import { joinByIndex, type OrderingOptions, orderConnected, separateComponents } from './internal/order-graph.js';
import { type Orientation, readOrientation, runsBackwards } from './internal/orientation.js';
import { type LaplacianNormalization, laplacianNormalizations } from './laplacian.js';
import type { SolverOptions } from './solver-options.js';

export type { Orientation } from './internal/orientation.js';

/** Options of {@link spectralSeriation}. */
export interface SpectralSeriationOptions extends SolverOptions {
  /** Which Laplacian. Default `'unnormalized'`. */
  normalization?: LaplacianNormalization;
  /**
   * What becomes of items with one Fiedler value (duplicates), and of a multiple Fiedler value. `'recursion'` (default): tied items are
   * ordered by their own similarities, blocks on a constant floor each on its own (Atkins, Boman and Hendrickson). `'index'`: ties stay in
   * index order. What still is undecided follows the vector of the eigenspace that is nearest to the index order.
   */
  ties?: 'recursion' | 'index';
  /** Fiedler entries closer than this, relative to the largest, are ties. Default 1e-10, less beyond 10,000 items. */
  tieTolerance?: number;
  /** Similarities of at most this part of the largest do not connect: round-off would decide. Default 1e-14. */
  connectionTolerance?: number;
  /** How the components of a disconnected graph are put together: by their first item (default), the largest first, or by the similarity of their ends (15 items each), turned as they fit. */
  joinComponents?: 'index' | 'size' | 'similarity';
  /** What tells the order from its reverse: the lower index of the two ends comes first (default), `labels` rise (NaN = unknown), or a reference `order` is followed. Holds for each component on its own, or for the whole that `joinComponents: 'similarity'` makes. */
  orientation?: Orientation;
  /** Takes negative similarities, such as cosines. The Fiedler vector then belongs to the smallest eigenvalue orthogonal to constants. Default false. */
  allowNegative?: boolean;
}

/** An order by similarity, and how far it can be trusted. */
export interface SpectralSeriationResult {
  /** `order[k]` is the item at position k. */
  order: Int32Array;
  /** `ranking[i]` is the position of item i. */
  ranking: Int32Array;
  /** The Fiedler vector, unit length, ascending along the order; of a disconnected graph that of each item's component. */
  fiedlerVector: Float64Array;
  /** Second smallest eigenvalue of the Laplacian: 0 when disconnected, NaN for fewer than two items. */
  fiedlerValue: number;
  /** Distance to the third smallest: small when the order hangs by a thread. NaN for fewer than three items. */
  spectralGap: number;
  /** Items of each connected component, in their order. */
  components: Int32Array[];
  /** ‖L f - value f‖₂, the worst of the components. */
  residual: number;
  /** Whether the spectrum leaves the order open: several components, or a multiple Fiedler value. */
  ambiguous: boolean;
}

/**
 * Orders items so that similar ones are near each other: by the entries of the Fiedler vector, the eigenvector of the second smallest
 * eigenvalue of the Laplacian D - S. It minimises `Σ s_ij (x_i - x_j)²` over unit vectors orthogonal to constants; where an order exists along
 * which similarities fall off from the diagonal (a Robinson matrix), it finds one.
 *
 * `similarity`: n x n, symmetric, at least 0, as rows, `{data, size}` or CSR; the diagonal does not count. Distances are turned with
 * {@link distanceToSimilarity}. O(n³) for n <= 96, about 25 products of n² per eigenpair beyond, near linear in the entries for path-like CSR graphs.
 * n = 0, 1 and 2 give the index order.
 *
 * @throws {ShapeError} when the similarity is not square, or an orientation has another length
 * @throws {InvalidArgumentError} for NaN, infinite, asymmetric or (unless allowed) negative entries, a dense matrix that cannot fit, or an unknown option
 * @throws {ConvergenceError} when the eigenvector does not reach its tolerance
 *
 * @example
 * ```ts
 * import { spectralSeriation } from '@cairn-ml/spectral-seriation';
 *
 * const similarity = [
 *   [9, 1, 5, 3],
 *   [1, 9, 2, 6],
 *   [5, 2, 9, 4],
 *   [3, 6, 4, 9],
 * ];
 * const { order, ambiguous } = spectralSeriation(similarity);
 * console.log(order); // [0, 2, 3, 1]
 * console.log(ambiguous); // false
 * ```
 *
 * Source: Atkins, Boman and Hendrickson 1998, A spectral algorithm for seriation and the consecutive ones problem, sections 3 and 4; joining by
 * similarity as in Recanati, Kerdreux and d'Aspremont 2018 (their code).
 *
 * @remarks Not specified by the sources: tolerances, direction, what to do with a multiple value outside Robinson matrices.
 */
export function spectralSeriation(
  similarity: MatrixInput,
  options: SpectralSeriationOptions = {},
): SpectralSeriationResult {
  const caller = 'spectralSeriation';
  const { joinComponents = 'index', orientation = 'firstIndex', ...rest } = options;
  checkOption(caller, 'joinComponents', joinComponents, ['index', 'size', 'similarity']);
  const read = readSymmetricMatrix(caller, 'similarity', similarity);
  const ordering = readOrderingOptions(caller, rest, read.size);
  const rising = readOrientation(caller, orientation, read.size);
  const graph = readGraph(caller, read, ordering.allowNegative);

  const fiedlerVector = new Float64Array(read.size);
  const parts = separateComponents(graph, ordering).map((items) =>
    orderComponent(caller, graph, items, ordering, rising, fiedlerVector),
  );
  if (joinComponents === 'size') parts.sort((a, b) => b.order.length - a.order.length || a.order[0]! - b.order[0]!);
  const components = parts.map((part) => part.order);
  const order = joinComponents === 'similarity' ? joinBySimilarity(read, components) : joinByIndex(components);
  if (joinComponents === 'similarity' && parts.length > 1 && runsBackwards(order, rising)) order.reverse();
  const ranking = new Int32Array(read.size);
  for (let k = 0; k < order.length; k++) ranking[order[k]!] = k;
  alignComponents(components, ranking, fiedlerVector);
  const spectrum = [...parts.map(() => 0), ...parts.flatMap((part) => part.spectrum)].sort((a, b) => a - b);
  return {
    order,
    ranking,
    fiedlerVector,
    fiedlerValue: spectrum[1] ?? Number.NaN,
    spectralGap: (spectrum[2] ?? Number.NaN) - (spectrum[1] ?? Number.NaN),
    components,
    residual: parts.reduce((worst, part) => Math.max(worst, part.residual), 0),
    ambiguous: parts.length > 1 || parts.some((part) => part.multiple),
  };
}

function readOrderingOptions(caller: string, options: SpectralSeriationOptions, size: number): OrderingOptions {
  const {
    normalization = 'unnormalized',
    ties = 'recursion',
    allowNegative = false,
    connectionTolerance = 1e-14,
    ...solver
  } = options;
  const { tieTolerance = 1e-10 * Math.min(1, (10_000 / size) ** 2), ...rest } = solver;
  checkOption(caller, 'normalization', normalization, laplacianNormalizations);
  checkOption(caller, 'ties', ties, ['recursion', 'index']);
  checkNumber(caller, 'tieTolerance', tieTolerance, { min: 0, max: 1 });
  checkNumber(caller, 'connectionTolerance', connectionTolerance, { min: 0, max: 1 });
  return { normalization, ties, tieTolerance, connectionTolerance, allowNegative, solver: rest };
}

interface OrderedComponent {
  order: Int32Array;
  /** Its smallest eigenvalues after 0, as far as known. */
  spectrum: number[];
  residual: number;
  multiple: boolean;
}

function orderComponent(
  caller: string,
  graph: Graph,
  items: Int32Array,
  options: OrderingOptions,
  rising: Float64Array | undefined,
  fiedlerVector: Float64Array,
): OrderedComponent {
  if (items.length === 1) return { order: items, spectrum: [], residual: 0, multiple: false };
  const part =
    items.length === graph.similarity.size
      ? graph
      : readGraph(caller, restrict(graph.similarity, items), options.allowNegative);
  const { order, fiedler } = orderConnected(
    caller,
    part,
    options,
    rising && Float64Array.from(items, (item) => rising[item]!),
  );
  for (let k = 0; k < items.length; k++) fiedlerVector[items[k]!] = fiedler.vector[k]!;
  return {
    order: order.map((local) => items[local]!),
    spectrum: items.length > 2 ? [fiedler.value, fiedler.value + fiedler.gap] : [fiedler.value],
    residual: fiedler.residual,
    multiple: fiedler.multiple,
  };
}

/** Brings the components and their part of the Fiedler vector into the direction and sequence of the joined order. */
function alignComponents(components: Int32Array[], ranking: Int32Array, fiedlerVector: Float64Array): void {
  for (const items of components) {
    if (ranking[items[0]!]! > ranking[items.at(-1)!]!) items.reverse();
    if (fiedlerVector[items[0]!]! <= fiedlerVector[items.at(-1)!]!) continue;
    for (const item of items) fiedlerVector[item] = -fiedlerVector[item]!;
  }
  components.sort((a, b) => ranking[a[0]!]! - ranking[b[0]!]!);
}
