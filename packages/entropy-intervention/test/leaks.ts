import { grads, type Tensor, tidy } from '@cairn-ml/tensor';
import { leakedTensors } from '@cairn-ml/tensor/testing';
import { expect } from 'vitest';

/** `f` leaves nothing behind but its value, and its gradient nothing but the gradient. */
export async function expectTidy(f: (x: Tensor) => Tensor, x: Tensor): Promise<void> {
  expect(await leakedTensors(() => f(x))).toEqual({ tensors: 0, bytes: 0, buffers: 0 });
  expect(await leakedTensors(() => tidy(() => grads(f)([x])))).toEqual({ tensors: 0, bytes: 0, buffers: 0 });
}
