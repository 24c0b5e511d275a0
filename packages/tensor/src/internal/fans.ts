/**
 * How many inputs an output of a layer has, and how many outputs an input. The last two sizes of the shape of weights are those of inputs
 * and outputs, those before are of the window of a convolution.
 */
export function fans(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const window = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const outputs = shape.at(-1) ?? 1;
  return { fanIn: window * (shape.at(-2) ?? outputs), fanOut: window * outputs };
}
