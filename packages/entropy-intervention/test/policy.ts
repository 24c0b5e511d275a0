import { add, matMul, mul, reshape, type Tensor, tanh, tensor } from '@cairn-ml/tensor';

/** Inputs of a case, as JSON has them. */
// biome-ignore lint/suspicious/noExplicitAny: as JSON has them
type Inputs = Record<string, any>;

/** The small policy of the oracle cases: an image, two responses, and logits from both. */
export interface Policy {
  image: number[];
  shape: [channels: number, height: number, width: number];
  responses: number[][];
  /** Rows as long as the responses. */
  mask: Uint8Array[];
  forward: (image: Tensor, responses: number[][]) => Tensor;
  /** The same policy for images that were normalised, channel by channel. */
  normalized: (mean: number[], std: number[]) => Policy['forward'];
}

/** `z = tanh(image A + a)`, `s_t = tanh(z + E[y_{t-1}] B)`, `logits_t = s_t C + c`. */
export function policyOf({ image, A, a, E, B, C, c, responses, bos }: Inputs): Policy {
  const shape = [image.length, image[0].length, image[0][0].length] as Policy['shape'];
  const longest = Math.max(...responses.map((response: number[]) => response.length));
  const forward: Policy['forward'] = (x, responses) => {
    const state = tanh(add(matMul(reshape(x, [1, -1]), tensor(A)), tensor(a)));
    const before = responses.flatMap((response) =>
      Array.from({ length: longest }, (_, t) => (t === 0 ? bos : (response[t - 1] ?? bos)) as number),
    );
    const embedded = matMul(tensor(before.map((token) => E[token])), tensor(B));
    const logits = add(matMul(tanh(add(state, embedded)), tensor(C)), tensor(c));
    return reshape(logits, [responses.length, longest, -1]);
  };
  const channels = (values: number[]) => reshape(tensor(values), [-1, 1, 1]);
  return {
    image: image.flat(2),
    shape,
    responses,
    mask: responses.map((response: number[]) => new Uint8Array(response.length).fill(1)),
    forward,
    normalized: (mean, std) => (x, responses) => forward(add(mul(x, channels(std)), channels(mean)), responses),
  };
}
