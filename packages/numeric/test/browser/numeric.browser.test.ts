/// <reference types="@webgpu/types" />
import { kendallTau, kendallTest, quantile, rank, spearman } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';

/** The same numbers as in Node, from SciPy 1.10.1 and the unit tests. */
test('rank statistics are the same in a browser', () => {
  const x = [12, 2, 1, 12, 2];
  const y = [1, 4, 7, 1, 0];
  expect(kendallTau(x, y)).toBeCloseTo(-0.47140452079103173, 12);
  expect(kendallTest(x, y).pValue).toBeCloseTo(0.2827454599327748, 12);
  expect(spearman([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5])).toBeCloseTo(0.8285714285714287, 12);
  expect(Array.from(rank([3, 1, 3]))).toEqual([2.5, 1, 2.5]);
  expect(quantile([1, 2, 4], 0.25)).toBe(1.5);
});

test('WebGPU is there for the tensor packages', async () => {
  const adapter = await navigator.gpu?.requestAdapter();
  expect(adapter, 'Chromium runs without a WebGPU adapter: see scripts/chromium.ts').toBeTruthy();
  const device = await adapter!.requestDevice();
  const limit = device.limits.maxStorageBufferBindingSize;
  device.destroy();
  expect(limit).toBeGreaterThanOrEqual(2 ** 27);
});
