import { slice, type Tensor, type Tensor2D, tidy } from '@cairn-ml/tensor';
import type { NetworkPart } from '../../network-part.js';
import type { NetworkParameters } from './trainer.js';

/** Samples that pass a network at once. */
const chunk = 1024;

/** First outputs, averaged over networks, or the embeddings of the first network, row-major; read from the device. */
export async function evaluate(
  { encoder, head }: { encoder: NetworkPart; head: NetworkPart },
  networks: readonly NetworkParameters[],
  inputs: Tensor,
  what: 'predictions' | 'embeddings',
): Promise<Float64Array> {
  const count = inputs.shape[0]!;
  const width = what === 'predictions' ? 1 : encoder.outputs;
  const used = what === 'predictions' ? networks : networks.slice(0, 1);
  const result = new Float64Array(count * width);
  const context = { training: false, seed: 0 };
  for (let start = 0; start < count; start += chunk) {
    const size = Math.min(chunk, count - start);
    for (const network of used) {
      const part = tidy(() => {
        const rest = inputs.shape.slice(1);
        const rows = slice(inputs, [start, ...rest.map(() => 0)], [size, ...rest]);
        const embeddings = encoder.apply(rows, network.encoder, context);
        if (what === 'embeddings') return embeddings;
        return slice(head.apply(embeddings, network.head, context) as Tensor2D, [0, 0], [size, 1]);
      });
      const values = await part.data();
      part.dispose();
      for (let k = 0; k < values.length; k++) result[start * width + k]! += values[k]! / used.length;
    }
  }
  return result;
}
