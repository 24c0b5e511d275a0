import { checkInteger, checkNumber, InvalidArgumentError, type Random } from '@cairn-ml/numeric';
import { tensor } from '@tensorflow/tfjs-core';
import { toRandom } from './internal/to-random.js';
import type { Tensor } from './types.js';

/**
 * Weights whose columns are orthogonal and of length `gain`; where there are more columns than rows, the rows are. Drawn from all such
 * matrices with the same probability. All sizes of `shape` but the last are taken together as rows.
 *
 * Computed on the host in float64, at a cost of `rows · columns · min(rows, columns)`: the same seed gives the same numbers on every device.
 *
 * @param random - A seed, or a stream of `createRandom`, which is advanced.
 * @param gain - Length of the columns or rows. Default 1.
 * @throws {InvalidArgumentError} for a shape of less than two sizes, or sizes or a gain out of range
 *
 * @example
 * ```ts
 * import { init, matMul, orthogonal } from '@cairn-ml/tensor';
 *
 * await init();
 * const weights = orthogonal([3, 2], 1);
 * Array.from(await matMul(weights, weights, true, false).data(), Math.round); // [1, 0, 0, 1]
 * ```
 *
 * Source: Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks;
 * uniformity: Mezzadri 2007, How to generate random matrices from the classical compact groups.
 */
export function orthogonal(shape: readonly number[], random: Random | number, gain = 1): Tensor {
  if (shape.length < 2) throw new InvalidArgumentError('orthogonal', 'shape', 'have at least two sizes', shape);
  for (const size of shape) checkInteger('orthogonal', 'shape', size, { min: 0 });
  checkNumber('orthogonal', 'gain', gain);
  const columns = shape.at(-1)!;
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  const wide = columns > rows;
  const vectors = orthonormal(wide ? rows : columns, wide ? columns : rows, toRandom(random));
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) values[i * columns + j] = gain * (wide ? vectors[i]![j]! : vectors[j]![i]!);
  }
  return tensor(values, [...shape]);
}

/** `count` orthonormal vectors by the Gram-Schmidt process on normal ones, which leaves no direction preferred. */
function orthonormal(count: number, length: number, random: Random): Float64Array[] {
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = Float64Array.from({ length }, () => random.normal());
    // Twice is enough to be orthogonal to rounding (Giraud, Langou and Rozložník 2005).
    for (const other of [...vectors, ...vectors]) {
      const projection = dot(vector, other);
      for (let i = 0; i < length; i++) vector[i]! -= projection * other[i]!;
    }
    const norm = Math.sqrt(dot(vector, vector));
    if (norm > 1e-8) vectors.push(vector.map((value) => value / norm)); // else it lay in the span of the others: draw again
  }
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
