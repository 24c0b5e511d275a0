import { CairnError } from '@cairn-ml/numeric';
import { beforeAll, expect, test } from 'vitest';
import { add, init, mul, type Tensor, tensor, tidy } from '../index.js';
import { expectNoLeaks } from './expect-no-leaks.js';

let x: Tensor;
beforeAll(async () => {
  await init({ device: 'cpu' });
  x = tensor([1, 2, 3]);
});

test('a function that cleans up passes', async () => {
  await expectNoLeaks(() => tidy(() => add(mul(x, 2), x)));
  await expectNoLeaks(async () => add(x, x));
});

test('a leak is an error that says how large it is', async () => {
  const message = 'expectNoLeaks: 1 tensors (12 bytes) and 1 buffers are left behind.';
  await expect(expectNoLeaks(() => add(mul(x, 2), x))).rejects.toThrow(message);
  await expect(expectNoLeaks(() => void tensor([1]))).rejects.toBeInstanceOf(CairnError);
});

test('disposing a tensor of the caller is an error', async () => {
  const own = tensor([1]);
  await expect(expectNoLeaks(() => own.dispose())).rejects.toThrow('1 tensors from outside were disposed');
});
