/** A run of places that share one value of a decreasing solution. */
interface Block {
  start: number;
  end: number;
}

/** The decreasing sequence nearest to `s - w`, and the blocks on which it is constant. */
export interface IsotonicSolution {
  values: Float64Array;
  blocks: Block[];
}

/** How a regularisation measures nearness: the value of a block from the sums over it. */
export type Regularization = 'l2' | 'kl';

/** Solutions closer than this are one block, as in the authors' code: it decides derivatives at ties. */
const equality = 1e-9;

/**
 * Isotonic regression by pooling adjacent violators, O(n): for `'l2'` it minimises `Σ (v - (s - w))²`, for `'kl'` `Σ exp(s - v) + exp(w) v`,
 * over v_1 >= … >= v_n. The value of a block is the mean of `s - w`, or `log Σ exp(s) - log Σ exp(w)`.
 */
export function isotonic(s: Float64Array, w: Float64Array, regularization: Regularization): IsotonicSolution {
  const count = s.length;
  const combine = regularization === 'l2' ? (a: number, b: number) => a + b : logAddExp;
  // of the blocks so far: where they end, and their sums
  const ends: number[] = [];
  const sumsOfS: number[] = [];
  const sumsOfW: number[] = [];
  const levels: number[] = [];
  for (let i = 0; i < count; i++) {
    let [fromS, fromW, start] = [s[i]!, w[i]!, i];
    let level = fromS - fromW;
    while (levels.length > 0 && levels.at(-1)! <= level) {
      fromS = combine(sumsOfS.pop()!, fromS);
      fromW = combine(sumsOfW.pop()!, fromW);
      levels.pop();
      ends.pop();
      start = ends.at(-1) ?? 0;
      level = regularization === 'l2' ? (fromS - fromW) / (i + 1 - start) : fromS - fromW;
    }
    ends.push(i + 1);
    sumsOfS.push(fromS);
    sumsOfW.push(fromW);
    levels.push(level);
  }
  const values = new Float64Array(count);
  const blocks: Block[] = [];
  let start = 0;
  for (let k = 0; k < ends.length; k++) {
    const end = ends[k]!;
    values.fill(levels[k]!, start, end);
    if (k > 0 && levels[k - 1]! - levels[k]! <= equality) blocks.at(-1)!.end = end;
    else blocks.push({ start, end });
    start = end;
  }
  return { values, blocks };
}

/** The product of the Jacobian of the solution by `s` with `vector`; `'transposed'` is the product from the left. */
export function isotonicProduct(
  { blocks }: IsotonicSolution,
  s: Float64Array,
  vector: Float64Array,
  regularization: Regularization,
  side: 'jacobian' | 'transposed',
): Float64Array {
  const product = new Float64Array(s.length);
  for (const { start, end } of blocks) {
    const shares =
      regularization === 'l2' ? new Float64Array(end - start).fill(1 / (end - start)) : softmax(s.subarray(start, end));
    let sum = 0;
    for (let i = start; i < end; i++) sum += side === 'jacobian' ? shares[i - start]! * vector[i]! : vector[i]!;
    for (let i = start; i < end; i++) product[i] = side === 'jacobian' ? sum : shares[i - start]! * sum;
  }
  return product;
}

function logAddExp(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}

function softmax(values: Float64Array): Float64Array {
  const largest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const shares = values.map((value) => Math.exp(value - largest));
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / total);
}
