import { version_core } from '@tensorflow/tfjs-core';
import type { DeviceLoader } from './device-loader.js';
import { startBackend } from './start-backend.js';

/** Plain JavaScript, everywhere. */
export const loadCpu: DeviceLoader = async () => {
  await import('@tensorflow/tfjs-backend-cpu');
  const backend = (await startBackend('cpu')) as { firstUse?: boolean };
  backend.firstUse = false; // or it greets users of Node on the console
  const { patchCpu } = await import('../patches/patch-cpu.js');
  patchCpu();
  return { device: 'cpu', backend: 'cpu', versions: { 'tfjs-core': version_core } };
};
