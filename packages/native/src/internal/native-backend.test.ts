import {
  add,
  backend,
  engine,
  exp,
  mul,
  reshape,
  slice,
  type Tensor,
  tensor,
  tidy,
  transpose,
  zeros,
} from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import '../../test/native.js';
import type { NativeBackend } from './native-backend.js';

const native = backend() as NativeBackend;

test('a tensor keeps its numbers when the array that it came from, or that was read, changes', async () => {
  const given = new Float32Array(2000).fill(1);
  const x = tensor(given);
  given.fill(2);
  const read = await x.data();
  expect(read[0]).toBe(1);
  read.fill(3);
  expect((await x.data())[0]).toBe(1);
  x.dispose();
});

test('memory of a disposed tensor serves the next, and no tensor that lives', async () => {
  native.pool.clear();
  const x = tensor(new Float32Array(5000).fill(1));
  const y = add(x, 1);
  const memory = native.values(y);
  const z = reshape(y, [50, 100]);
  y.dispose();
  expect(native.pool.bytes).toBe(0); // z still needs it
  z.dispose();
  expect(native.pool.bytes).toBe(20_000);
  const next = mul(x, 5);
  expect(native.values(next)).toBe(memory);
  expect((await next.data())[4999]).toBe(5);
  for (const each of [x, next]) each.dispose();
});

test('what a kernel of cpu has read is not used again: it may have kept a view', async () => {
  native.pool.clear();
  const x = tidy(() => exp(zeros([3000])));
  expect(native.pool.bytes).toBe(12_000); // the zeros
  const tests = engine().runKernel('IsNan', { x }) as Tensor;
  x.dispose();
  expect(native.pool.bytes).toBe(12_000);
  tests.dispose();
});

test('results that outlive their sources stay as they are', async () => {
  const parts = tidy(() => {
    const x = tensor(
      Float32Array.from({ length: 4096 }, (_, i) => i),
      [64, 64],
    );
    return [slice(x, [1, 0], [32, 64]), transpose(x), slice(transpose(x), [3, 3], [40, 40])];
  });
  for (let i = 0; i < 20; i++) tidy(() => add(zeros([32, 64]), add(zeros([64, 64]), i).shape.length));
  const [rows, turned, corner] = await Promise.all(parts.map((part) => part.data()));
  expect([rows![0], turned![1], corner![0]]).toEqual([64, 64, 3 * 64 + 3]);
  for (const part of parts) part.dispose();
});
