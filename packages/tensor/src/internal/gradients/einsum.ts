import { einsum, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { expandToShape } from './shaping.js';

/** One operand and its letters. */
interface Operand {
  readonly labels: string;
  readonly tensor: Tensor;
}

/**
 * The derivative by one operand is again an einsum: of dy and the other operand, onto the letters of this one. Letters that neither of
 * them has were summed away: the derivative is the same along them.
 */
function byOperand(labels: string, shape: number[], sources: readonly Operand[]): Tensor {
  const available = sources.map((source) => source.labels).join();
  const kept = [...labels].filter((label) => available.includes(label)).join('');
  const contracted = einsum(`${available}->${kept}`, ...sources.map(({ tensor }) => tensor));
  const withOnes = [...labels].map((label, axis) => (kept.includes(label) ? shape[axis]! : 1));
  return expandToShape(reshape(contracted, withOnes), shape);
}

export const einsumGradients = [
  gradient('Einsum', ['0', '1'], (values: Values<'0' | '1', { equation: string }>) => {
    const [inputs, output] = values.attributes.equation.replace(/\s/g, '').split('->') as [string, string];
    const all = inputs.split(',').map((labels, i) => ({ labels, tensor: values[i as 0 | 1] }));
    return all.map(({ labels }, i) => () => {
      const others = all.filter((_, j) => j !== i);
      return byOperand(labels, values.shapes[i]!, [{ labels: output, tensor: values.dy }, ...others]);
    });
  }),
];
