import { type Device, init } from '@cairn-ml/tensor';

/** Where tests of tensors run. */
export const devices: readonly Device[] = ['cpu', 'wasm'];

/** Makes `device` the one in use, and nothing else. */
export async function useDevice(device: Device): Promise<void> {
  await init({ device, strict: true, force: true });
}
