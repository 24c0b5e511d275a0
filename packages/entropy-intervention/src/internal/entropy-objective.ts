import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { aggregateTokenLosses } from '@cairn-ml/policy-optimization';
import { isTensor, ones, type Tensor } from '@cairn-ml/tensor';
import type { EntropyGradientOptions } from '../entropy-gradient.js';
import { tokenEntropy } from '../token-entropy.js';
import { readSelection } from './read-selection.js';

/** The question without the image, and with defaults filled in. */
export type EntropyQuestion<Responses> = Pick<
  EntropyGradientOptions<Responses>,
  'forward' | 'responses' | 'selection'
> &
  Required<Pick<EntropyGradientOptions<Responses>, 'temperature' | 'aggregation'>>;

/** The objective of an image, and beside it the entropies of all tokens. */
export function entropyObjective<Responses>(
  caller: string,
  image: Tensor,
  { forward, responses, selection, temperature, aggregation }: EntropyQuestion<Responses>,
): { loss: Tensor; auxiliary: { entropies: Tensor } } {
  const logits = forward(image, responses);
  if (logits.rank !== 3)
    throw new ShapeError(caller, 'forward', 'return [responses, tokens, vocabulary]', logits.shape);
  const entropies = tokenEntropy(logits, { temperature });
  const mask = selection ? readSelection(caller, selection, entropies, 'the logits') : ones(entropies.shape);
  const loss = aggregateTokenLosses(entropies, { aggregation, mask, emptySequences: 'count' });
  return { loss, auxiliary: { entropies } };
}

export function checkImage(caller: string, image: unknown): void {
  if (!isTensor(image)) throw new InvalidArgumentError(caller, 'image', 'be a tensor', image);
  if (image.dtype !== 'float32') throw new InvalidArgumentError(caller, 'image', 'be float32', image.dtype);
}
