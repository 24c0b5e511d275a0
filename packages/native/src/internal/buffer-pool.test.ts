import { expect, test } from 'vitest';
import { BufferPool } from './buffer-pool.js';

test('an array comes back for the same length, and only once', () => {
  const pool = new BufferPool(1e6);
  const array = new Float32Array(2000);
  pool.give(array);
  expect(pool.bytes).toBe(8000);
  expect(pool.take(2001)).not.toBe(array);
  expect(pool.take(2000)).toBe(array);
  expect(pool.take(2000)).not.toBe(array);
  expect(pool.bytes).toBe(0);
});

test('it never holds more than its limit, and lets go of what was not asked for longest', () => {
  const pool = new BufferPool(20_000);
  const [old, recent] = [new Float32Array(2000), new Float32Array(2500)];
  pool.give(old);
  pool.give(recent);
  expect(pool.bytes).toBe(18_000);
  pool.give(new Float32Array(1500));
  expect(pool.bytes).toBe(16_000);
  expect(pool.take(2500)).toBe(recent);
  expect(pool.take(2000)).not.toBe(old);
  pool.give(new Float32Array(6000));
  expect(pool.bytes).toBe(6000);
});

test('short arrays are not worth keeping', () => {
  const pool = new BufferPool(1e6);
  pool.give(new Float32Array(10));
  expect(pool.bytes).toBe(0);
});

test('more elements than the binary can count are refused', () => {
  expect(() => new BufferPool(1).take(2 ** 31)).toThrow('Invalid typed array length: 2147483648');
});
