import { add, gather, meanSquaredError, mul, reshape, type Tensor, type Tensor2D, tensor } from '@cairn-ml/tensor';
import { ordinalEntropy } from '../../ordinal-entropy.js';
import type { Batch, Pass, Trainer } from './trainer.js';

/** Mean squared error of standardised labels. */
export function supervisedTerm({ outputs }: Pass, { labels }: Batch): Tensor {
  return meanSquaredError(reshape(outputs, [-1]), tensor(Float32Array.from(labels)));
}

/** The rows of a batch whose features ordinal entropy spreads: all, or as many as the settings say. */
export function entropyRows({ settings, random }: Trainer, { labels }: Batch): Int32Array | undefined {
  const { entropySamples } = settings;
  return labels.length > entropySamples ? random.permutation(labels.length).subarray(0, entropySamples) : undefined;
}

/** `supervised` plus the weighted ordinal entropy of the chosen rows. */
export function withEntropy(
  { settings }: Trainer,
  { embeddings }: Pass,
  { labels }: Batch,
  rows: Int32Array | undefined,
  supervised: Tensor,
): Tensor {
  const { entropyWeight, entropyVariant: variant } = settings;
  if (entropyWeight === 0) return supervised;
  const chosen = rows ? (gather(embeddings, tensor(rows.slice())) as Tensor2D) : embeddings;
  const their = rows ? Float64Array.from(rows, (i) => labels[i]!) : labels;
  return add(supervised, mul(ordinalEntropy(chosen, their, { variant }), entropyWeight));
}
