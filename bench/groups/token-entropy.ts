import { tokenEntropy, tokenStatistics } from '@cairn-ml/entropy-intervention';
import { createRandom } from '@cairn-ml/numeric';
import { init, logSumExp, mul, softmax, sub, sum, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import { type Pair, within } from '../pair.js';
import { javascript } from '../peers/javascript.js';
import { node } from '../peers/node.js';
import { python } from '../peers/python.js';
import { tokenLogits, vocabulary } from '../token-logits.js';

/** Entropies of tokens over the vocabulary of Qwen2.5, from float32 logits. */
export async function* pairs(): AsyncGenerator<Pair> {
  const random = createRandom(9);
  const table = Float64Array.from({ length: 1 << 16 }, () => random.normal(0, 2.5));
  const peer = (tokens: number) =>
    python('torch, entropy_from_logits of verl', {
      module: 'token_entropy',
      prepare: 'entropy_from_logits',
      parameters: { table, tokens, vocabulary },
      install: 'apt-get install python3-torch',
    });

  const logits = tokenLogits(table, 512);
  yield {
    name: `five statistics, [512, ${vocabulary}]`,
    ours: () => tokenStatistics(logits, { vocabularySize: vocabulary }).entropy,
    peer: peer(512),
    difference: within(1e-4),
  };
  yield {
    name: `five statistics, [512, ${vocabulary}]`,
    ours: () => tokenStatistics(logits, { vocabularySize: vocabulary }).entropy.length,
    peer: javascript('the sum of the same buffer', () => {
      let total = 0;
      for (let i = 0; i < logits.length; i++) total += logits[i]!;
      return Number.isFinite(total) ? 512 : 0;
    }),
    difference: within(0),
  };

  const some = logits.slice(0, 64 * vocabulary);
  for (const backend of ['wasm', 'cpu'] as const)
    yield {
      name: `five statistics, [64, ${vocabulary}]`,
      ours: () => tokenStatistics(some, { vocabularySize: vocabulary }).entropy,
      peer: node(`chain of ops on tfjs 4.22.0 ${backend}`, {
        module: 'stock-tfjs',
        prepare: 'tokenEntropy',
        parameters: { table, tokens: 64, backend },
      }),
      // Stock wasm adds 151,936 float32 numbers one after another: its entropies are off by 0.004.
      difference: within(1e-2),
    };
  for (const device of ['wasm', 'native', 'cpu'] as const) {
    await init({ device, force: true });
    const z = tensor(some, [64, vocabulary]);
    yield {
      name: `five statistics, [64, ${vocabulary}]`,
      ours: () => tokenStatistics(some, { vocabularySize: vocabulary }).entropy,
      peer: javascript(`chain of ops on ${device}`, () => tidy(() => chain(z)).data()),
      difference: within(1e-4),
    };
    yield {
      name: `tensor, in chunks, [64, ${vocabulary}]`,
      ours: () => tidy(() => tokenEntropy(z)).data(),
      peer: javascript(`chain of ops on ${device}`, () => tidy(() => chain(z)).data()),
      difference: within(1e-4),
    };
    z.dispose();
  }
}

/** As it is written with the ops of TensorFlow.js. */
function chain(z: Tensor): Tensor {
  return sub(logSumExp(z, 1), sum(mul(softmax(z), z), 1));
}
