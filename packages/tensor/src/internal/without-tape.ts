import { engine } from '@tensorflow/tfjs-core';

/** Runs ops that no gradient passes through. */
export function withoutTape<T>(compute: () => T): T {
  const { state } = engine();
  state.kernelDepth++;
  try {
    return compute();
  } finally {
    state.kernelDepth--;
  }
}
