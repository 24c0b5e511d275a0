import { getGradient, registerGradient, unregisterGradient } from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { registerGradients } from './register-gradients.js';

afterEach(() => vi.restoreAllMocks());

test('registers each gradient once, and takes the place of others without a word', () => {
  const warn = vi.spyOn(console, 'warn');
  registerGradients();
  const ours = getGradient('Relu');
  registerGradients();
  expect(getGradient('Relu')).toBe(ours);

  unregisterGradient('Relu');
  registerGradient({ kernelName: 'Relu', gradFunc: () => ({}) }); // as an import of @tensorflow/tfjs does
  registerGradients();
  expect(getGradient('Relu')).toBe(ours);
  expect(warn).not.toHaveBeenCalled();
});
