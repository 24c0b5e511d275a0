import type { Tensor } from '../src/index.js';

/** Mean and standard deviation of all entries, in float64. */
export async function momentsOf(x: Tensor): Promise<{ mean: number; deviation: number; values: Float64Array }> {
  const values = Float64Array.from(await x.data());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, deviation, values };
}
