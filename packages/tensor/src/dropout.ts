import { checkNumber, type Random } from '@cairn-ml/numeric';
import { clone, tensor } from '@tensorflow/tfjs-core';
import { tidy } from './autograd.js';
import { toRandom } from './internal/to-random.js';
import { mul } from './ops.js';
import type { Tensor } from './types.js';

/**
 * Entries of `x` set to 0 with probability `rate`, the others divided by `1 - rate`, so that the mean stays. For training; leave it out
 * when the model is used.
 *
 * Which entries are dropped is decided on the host: the same seed drops the same entries on every device. Rate 0 changes nothing, rate 1
 * gives zeros.
 *
 * @param rate - From 0 to 1.
 * @param random - A seed, or a stream of `createRandom`, which is advanced by one draw. A new one for each step of training.
 * @throws {InvalidArgumentError} for a rate out of range
 *
 * @example
 * ```ts
 * import { dropout, init, ones } from '@cairn-ml/tensor';
 *
 * await init();
 * await dropout(ones([8]), 0.5, 1).data(); // Float32Array [0, 0, 2, 2, 0, 2, 2, 2]
 * ```
 *
 * Source: Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting, in the inverted form of all libraries.
 */
export function dropout(x: Tensor, rate: number, random: Random | number): Tensor {
  checkNumber('dropout', 'rate', rate, { min: 0, max: 1 });
  if (rate === 0) return clone(x);
  if (rate === 1) return tidy(() => mul(x, 0));
  const key = toRandom(random).integer(0, 2 ** 32 - 1);
  const kept = new Float32Array(x.size);
  const threshold = rate * 2 ** 32;
  for (let i = 0; i < kept.length; i++) kept[i] = hash(i, key) < threshold ? 0 : 1 / (1 - rate);
  return tidy(() => mul(x, tensor(kept, x.shape)));
}

/** 32 random bits for each entry: two rounds of the finaliser of MurmurHash3, many times faster than a stream. */
function hash(index: number, key: number): number {
  return finalize(finalize(index ^ key) + key) >>> 0;
}

function finalize(word: number): number {
  let bits = word;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
