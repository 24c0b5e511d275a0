import {
  add,
  cast,
  customGrad,
  div,
  greater,
  matMul,
  maximum,
  mean,
  mul,
  reshape,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  transpose,
} from '@cairn-ml/tensor';

/** Squared distances below this part of the squared norms are round-off of float32. */
const roundOff = 2e-7;

/**
 * Euclidean distances of all pairs of rows, from inner products: O(n²) memory. Rows that coincide have distance `floor` and, as in torch,
 * gradient 0.
 */
export function pairwiseDistances(x: Tensor2D, floor = 0): Tensor2D {
  return customGrad((...given: unknown[]) => {
    const [rows, save] = given as [Tensor2D, (tensors: Tensor[]) => void];
    // the distances of points far from the origin would lose their digits
    const points = sub(rows, mean(rows, 0, true)) as Tensor2D;
    const norms = sum(square(points), 1, true);
    const both = add(norms, reshape(norms, [1, -1]));
    const squared = sub(both, mul(matMul(points, points, false, true), 2));
    const threshold = floor === 0 ? mul(both, roundOff) : add(mul(both, roundOff), floor * floor);
    const apart = cast(greater(squared, threshold), 'float32');
    const distances = maximum(mul(sqrt(maximum(squared, 0)), apart), floor);
    save([points, distances, apart]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [from, length, separate] = saved as [Tensor2D, Tensor2D, Tensor2D];
      const pull = div(mul(add(dy, transpose(dy)), separate), maximum(length, 1e-30)) as Tensor2D;
      return sub(mul(sum(pull, 1, true), from), matMul(pull, from));
    };
    return { value: distances, gradFunc };
  })(x) as Tensor2D;
}
