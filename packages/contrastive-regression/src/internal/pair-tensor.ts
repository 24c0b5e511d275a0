import { type Tensor2D, tensor } from '@cairn-ml/tensor';

/** The matrix of `entry(i, j)`, computed in float64 and stored as float32. */
export function pairTensor(count: number, entry: (i: number, j: number) => number): Tensor2D {
  const values = new Float32Array(count * count);
  for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) values[i * count + j] = entry(i, j);
  return tensor(values, [count, count]);
}
