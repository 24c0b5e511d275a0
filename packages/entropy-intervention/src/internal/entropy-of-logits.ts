import {
  add,
  clipByValue,
  concat,
  customGrad,
  div,
  exp,
  expandDims,
  greater,
  log,
  max,
  maximum,
  mul,
  neg,
  reshape,
  slice,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tidy,
  where,
  zerosLike,
} from '@cairn-ml/tensor';

/** Settings of {@link entropyOfLogits}. */
export interface EntropySettings {
  temperature: number;
  chunkSize: number;
  /** What the entropy in nats is multiplied by. */
  scale: number;
}

/** exp of less is 0 in float32, and 0 times it is 0, which it is not for -Infinity. */
const lowest = -200;

/** Entropies of `[…, vocabulary]`, differentiable, of which only chunks are held in memory. */
export function entropyOfLogits(logits: Tensor, settings: EntropySettings): Tensor {
  const shape = logits.shape.slice(0, -1);
  return tidy(() => reshape(entropyOfRows(reshape(logits, [-1, logits.shape.at(-1)!]) as Tensor2D, settings), shape));
}

function entropyOfRows(rows: Tensor2D, { temperature, chunkSize, scale }: EntropySettings): Tensor {
  const compute = customGrad((...inputs: unknown[]) => {
    const [z, save] = inputs as [Tensor2D, (tensors: Tensor[]) => void];
    const largest = finiteMax(z);
    const distances = chunksOf(z, chunkSize, (chunk) => distance(chunk, largest, temperature));
    const sums: [Tensor, Tensor][] = [];
    for (const d of distances) sums.push(tidy(() => sumsOf(d())) as [Tensor, Tensor]);
    const [total, weighted] = sums.reduce(([s, w], [s2, w2]) => [add(s, s2), add(w, w2)]);
    const isPossible = greater(total, 0);
    const safe = where(isPossible, total, 1);
    const entropy = maximum(sub(log(safe), div(weighted, safe)), 0);
    save([z, largest, safe, entropy]);
    return {
      value: mul(entropy, scale),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [z, largest, safe, entropy] = saved as [Tensor2D, Tensor, Tensor, Tensor];
        const factor = mul(expandDims(dy as Tensor, 1), -scale / temperature);
        const logTotal = expandDims(log(safe), 1);
        const parts = chunksOf(z, chunkSize, (chunk) => {
          const logprobs = sub(distance(chunk, largest, temperature), logTotal);
          return mul(factor, mul(exp(logprobs), add(logprobs, expandDims(entropy, 1))));
        });
        const gradients = parts.map((part) => tidy(part));
        return gradients.length === 1 ? gradients[0]! : concat(gradients, 1);
      },
    };
  });
  return compute(rows) as Tensor;
}

/** What is to be done with each chunk of the vocabulary, one after the other. */
function chunksOf(z: Tensor2D, chunkSize: number, job: (chunk: Tensor) => Tensor): (() => Tensor)[] {
  const [rows, vocabulary] = z.shape;
  const count = Math.max(1, Math.ceil(vocabulary / chunkSize));
  if (count === 1) return [() => job(z)];
  return Array.from({ length: count }, (_, i) => {
    const start = i * chunkSize;
    return () => job(slice(z, [0, start], [rows, Math.min(chunkSize, vocabulary - start)]));
  });
}

function sumsOf(d: Tensor): [Tensor, Tensor] {
  const weights = exp(d);
  return [sum(weights, 1), sum(mul(weights, d), 1)];
}

function distance(chunk: Tensor, largest: Tensor, temperature: number): Tensor {
  return clipByValue(div(sub(chunk, expandDims(largest, 1)), temperature), lowest, 0);
}

/** The largest logit of each row, or 0 where all are -Infinity. */
function finiteMax(z: Tensor2D): Tensor {
  const largest = max(z, 1);
  return where(greater(largest, neg(3.4e38)), largest, zerosLike(largest));
}
