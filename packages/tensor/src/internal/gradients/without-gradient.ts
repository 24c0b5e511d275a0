import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { Tensor } from '@tensorflow/tfjs-core';

/** In the place of a derivative that nobody has written. */
export function withoutGradient(op: string, argument: string): () => Tensor {
  return () => {
    const rule = 'not depend on what is differentiated by: there is no gradient for it';
    throw new InvalidArgumentError(op, argument, rule, 'a dependent tensor');
  };
}
