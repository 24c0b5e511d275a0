import {
  add,
  concat,
  conv2d,
  div,
  eye,
  gather,
  logSoftmax,
  matMul,
  maxPool,
  mean,
  moments,
  mul,
  neg,
  norm,
  oneHot,
  relu,
  reshape,
  rsqrt,
  sigmoid,
  slice,
  softmax,
  split,
  square,
  squaredDifference,
  squeeze,
  sub,
  sum,
  tanh,
  transpose,
  zeros,
} from '../../ops.js';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from '../../types.js';

/** Small networks: ops as they meet in use. References in test/conformance/reference/composites.py. */

export function attention(x: Tensor3D, query: Tensor2D, key: Tensor2D, value: Tensor2D, heads: number): Tensor {
  const [batch, length, width] = x.shape;
  const project = (weights: Tensor2D) => {
    const projected = matMul(reshape(x, [batch * length, width]), weights);
    return transpose(reshape(projected, [batch, length, heads, width / heads]), [0, 2, 1, 3]);
  };
  const scores = mul(matMul(project(query), project(key), false, true), 1 / Math.sqrt(width / heads));
  return reshape(transpose(matMul(softmax(scores), project(value)), [0, 2, 1, 3]), [batch, length, width]);
}

export function causalAttention(query: Tensor3D, key: Tensor3D, value: Tensor3D): Tensor {
  const [, length, width] = query.shape;
  const later = Array.from({ length }, (_, i) => Array.from({ length }, (_, j) => (j > i ? -1e9 : 0)));
  const scores = add(div(matMul(query, key, false, true), Math.sqrt(width)), later);
  return matMul(softmax(scores), value);
}

export function layerNorm(x: Tensor, scale: Tensor1D, offset: Tensor1D): Tensor {
  const { mean: centre, variance } = moments(x, -1, true);
  return add(mul(mul(sub(x, centre), rsqrt(add(variance, 1e-5))), scale), offset);
}

export function mlpLoss(
  x: Tensor2D,
  hiddenWeights: Tensor2D,
  hiddenBias: Tensor1D,
  outputWeights: Tensor2D,
  outputBias: Tensor1D,
  labels: Tensor1D,
): Tensor {
  const hidden = tanh(add(matMul(x, hiddenWeights), hiddenBias));
  const logits = add(matMul(hidden, outputWeights), outputBias);
  return crossEntropy(logits, oneHot(labels, outputWeights.shape[1], 1, 0, 'float32'));
}

export function cnnLoss(
  images: Tensor4D,
  filter: Tensor4D,
  bias: Tensor1D,
  weights: Tensor2D,
  targets: Tensor2D,
): Tensor {
  const pooled = maxPool(relu(add(conv2d(images, filter, 1, 'same'), bias)) as Tensor4D, 2, 2, 'valid');
  const predictions = matMul(reshape(pooled, [images.shape[0], -1]), weights);
  return mean(squaredDifference(predictions, targets));
}

export function recurrence(x: Tensor3D, inputWeights: Tensor2D, recurrentWeights: Tensor2D, bias: Tensor1D): Tensor {
  const [batch, length] = x.shape;
  let state: Tensor = zeros([batch, recurrentWeights.shape[0]]);
  for (let t = 0; t < length; t++) {
    const input = squeeze(slice(x, [0, t, 0], [-1, 1, -1]), [1]);
    const gates = add(add(matMul(input, inputWeights), matMul(state, recurrentWeights)), bias);
    const [gate, candidate] = split(gates, 2, 1) as [Tensor, Tensor];
    const kept = sigmoid(gate);
    state = add(mul(kept, state), mul(sub(1, kept), tanh(candidate)));
  }
  return state;
}

export function embeddingLoss(table: Tensor2D, tokens: Tensor2D, weights: Tensor2D): Tensor {
  return sum(square(matMul(mean(gather(table, tokens), 1), weights)));
}

export function contrastiveLoss(embeddings: Tensor2D, temperature: number): Tensor {
  const count = embeddings.shape[0];
  const unit = div(embeddings, norm(embeddings, 'euclidean', 1, true));
  const similarity = sub(div(matMul(unit, unit, false, true), temperature), mul(eye(count), 1e9));
  const identity = eye(count);
  const next = concat([slice(identity, [1, 0], [-1, -1]), slice(identity, [0, 0], [1, -1])], 0);
  return crossEntropy(similarity, next);
}

function crossEntropy(logits: Tensor, targets: Tensor): Tensor {
  return neg(mean(sum(mul(targets, logSoftmax(logits)), -1)));
}
