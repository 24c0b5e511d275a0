import { engine } from '@tensorflow/tfjs-core';

/** Disposes what the engine saved for the backward pass; after an error it would stay for ever. */
export function disposeTape(): void {
  const { state } = engine();
  for (const { saved } of state.activeTape ?? []) for (const tensor of saved ?? []) tensor.dispose();
  state.activeTape = null as never;
}
