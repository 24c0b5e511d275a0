import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Device, init } from '@cairn-ml/tensor';
import { env } from '@tensorflow/tfjs-core';
import { vi } from 'vitest';
import { platformName } from '../../native/src/internal/platform.js';

const nativeIsBuilt = existsSync(join(import.meta.dirname, '../../native/build', platformName(process), 'cairn.node'));

/**
 * Where tests of tensors run, in this package and in those above it: cpu and wasm everywhere, native where it was built (where it was not,
 * the tests of `native` fail), and WebGPU in Node where a driver is named.
 */
export const devices: readonly Device[] = [
  'cpu',
  'wasm',
  ...(nativeIsBuilt ? (['native'] as const) : []),
  ...(process.env.VK_ICD_FILENAMES ? (['webgpu'] as const) : []),
];

if (devices.includes('webgpu')) vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }); // drivers of CI are software

/** Makes `device` the one in use, and nothing else. */
export async function useDevice(device: Device): Promise<void> {
  await init({ device, strict: true, force: true });
  if (device === 'webgpu') env().set('WEBGPU_CPU_FORWARD', false); // or small tensors never see the GPU
}
