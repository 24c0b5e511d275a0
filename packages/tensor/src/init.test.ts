import { BackendError, InvalidArgumentError } from '@cairn-ml/numeric';
import { engine, getGradient } from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { add, type Device, type DeviceInfo, init, matMul, tensor } from './index.js';

// In this order: the engine is one per process, and so is its device.
afterEach(() => vi.unstubAllEnvs());

test('importing starts nothing', () => {
  expect(engine().backendNames()).toEqual([]);
  expect(getGradient('Add')).toBeUndefined();
});

test('an unknown device is refused before any work', async () => {
  const message = "init: `device` must be 'webgpu' | 'native' | 'wasm' | 'cpu', got \"cuda\".";
  await expect(init({ device: 'cuda' as Device })).rejects.toThrow(message);
  await expect(init({ device: ['cpu', 'cuda' as Device] })).rejects.toBeInstanceOf(InvalidArgumentError);
  vi.stubEnv('CAIRN_DEVICE', 'cuda');
  await expect(init()).rejects.toThrow(message);
  expect(engine().backendNames()).toEqual([]);
});

test('an aborted call ends with the reason of its signal and decides nothing', async () => {
  await expect(init({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  const controller = new AbortController();
  const running = init({ device: 'wasm', signal: controller.signal });
  controller.abort(new Error('no longer'));
  await expect(running).rejects.toThrow('no longer');
});

test('a device that is absent and forced is an error that says why', async () => {
  const gpu = { requestAdapter: async () => null };
  const error = await init({ device: 'webgpu', strict: true, gpu }).catch((error: Error) => error);
  expect(error).toBeInstanceOf(BackendError);
  expect((error as Error).message).toContain('init on webgpu: there is no GPU adapter.');
});

test('of concurrent calls the first decides, and who wished for another device hears of it', async () => {
  const fallbacks: Device[] = [];
  const gpu = { requestAdapter: async () => null };
  const calls = [
    init({ device: ['webgpu', 'wasm'], gpu, onFallback: (device) => fallbacks.push(device) }),
    init(),
    init({ device: ['cpu', 'wasm'] }),
    init({ device: 'cpu' }),
  ];
  const [first, second, third, fourth] = await Promise.allSettled(calls);
  const info = (first as PromiseFulfilledResult<DeviceInfo>).value;
  expect(info.device).toBe('wasm');
  expect(info.tried.map(({ device }) => device)).toEqual(['webgpu']);
  expect(info.tried[0]!.error.message).toContain('no GPU adapter');
  expect(info.versions).toEqual({ 'tfjs-core': '4.22.0', 'tfjs-backend-wasm': '4.22.0' });
  expect(fallbacks).toEqual(['webgpu']);
  for (const call of [second, third]) expect((call as PromiseFulfilledResult<DeviceInfo>).value).toBe(info);
  expect((fourth as PromiseRejectedResult).reason.message).toBe(
    'init: `device` must include \'wasm\', got ["cpu"]. wasm is in use since the first call; pass `force: true` to change it.',
  );
});

test('a later call without a wish, or with a list that names the device in use, returns what there is', async () => {
  const info = await init();
  expect(await init({ device: 'wasm', strict: true })).toBe(info);
  await expect(init({ device: 'cpu', strict: true })).rejects.toBeInstanceOf(InvalidArgumentError);
});

test('`force` changes the device, and the next calls agree with the new one', async () => {
  expect((await init({ device: 'cpu', force: true })).device).toBe('cpu');
  expect(engine().backendName).toBe('cpu');
  expect((await init()).device).toBe('cpu');
  const changes = await Promise.all([init({ device: 'wasm', force: true }), init({ device: 'cpu', force: true })]);
  expect(changes.map(({ device }) => device)).toEqual(['wasm', 'cpu']);
  const square = matMul(
    tensor([
      [1, 2],
      [3, 4],
    ]),
    tensor([
      [1, 2],
      [3, 4],
    ]),
  );
  expect(Array.from(await square.data())).toEqual([7, 10, 15, 22]);
});

test('a failed change leaves the device as it was', async () => {
  const gpu = { requestAdapter: async () => null };
  await expect(init({ device: 'webgpu', strict: true, gpu, force: true })).rejects.toBeInstanceOf(BackendError);
  expect((await init()).device).toBe('cpu');
  expect(Array.from(await add(tensor([1, 2]), 1).data())).toEqual([2, 3]);
});

test('no handler of crashes is left in Node', async () => {
  await init({ device: 'wasm', force: true });
  const sources = process.listeners('uncaughtException').map(String).join();
  expect(sources).not.toContain('ExitStatus');
  expect((await init({ device: 'cpu', force: true })).device).toBe('cpu');
});

test('CAIRN_DEVICE takes the place of auto in Node', async () => {
  vi.stubEnv('CAIRN_DEVICE', 'wasm');
  await expect(init()).rejects.toThrow("must include 'cpu'");
  expect((await init({ force: true })).device).toBe('wasm');
  expect((await init({ device: 'cpu', force: true })).device).toBe('cpu');
});
