/** The entries of a tensor, in row-major order. */
export interface TensorValue {
  dtype: 'float32' | 'int32' | 'bool';
  shape: readonly number[];
  values: readonly number[];
}

/** One call of an op, and what it has to give. References are float64, computed outside of this library (NumPy, torch). */
export interface ConformanceCase {
  /** An export of `@cairn-ml/tensor`, or one of the networks of the suite (`attention`, `cnnLoss`, …). */
  op: string;
  /** Unique among the cases of the op. */
  name: string;
  /** Arguments, in which `'$0'` stands for the tensor `inputs[0]`, also inside arrays and objects. `undefined` is written as `null`. */
  call: readonly unknown[];
  inputs: readonly TensorValue[];
  /** What comes back; the fields of an object in alphabetical order. */
  outputs: readonly TensorValue[];
  /**
   * For each input the gradient of `Σₖ Σᵢ sin(i + 1) · outputsₖ[i]`, flat; `null` where the op is not differentiable by the input.
   * Absent when it is by none.
   */
  gradients?: readonly (readonly number[] | null)[];
  /** As `gradients`, for `Σₖ Σᵢ cos(i + 1) · gradientsₖ[i]`. */
  secondOrder?: readonly (readonly number[] | null)[];
  /** Where the default, 1e-4 relative and 1e-5 absolute, does not do. */
  tolerance?: Tolerance;
}

/** `|actual - expected| ≤ absolute + relative · |expected|`. */
export interface Tolerance {
  /** Share of the expected value. */
  relative: number;
  absolute: number;
}
