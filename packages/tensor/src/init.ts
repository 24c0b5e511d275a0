import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { Device, DeviceInfo } from './device-info.js';
import { chooseDevice } from './internal/choose-device.js';
import { deviceIsLost } from './internal/engine-guard.js';
import { environmentVariable } from './internal/node.js';

/** What the caller of {@link init} wants. */
export interface InitOptions {
  /**
   * A device, or several in order of preference. `'auto'` (the default) is webgpu, wasm, cpu in a browser and native, wasm, cpu in
   * Node, where the environment variable `CAIRN_DEVICE` takes its place.
   */
  device?: 'auto' | Device | readonly Device[];
  /** Use nothing but the devices named in `device`; by default the rest of `'auto'` follows them. */
  strict?: boolean;
  /** Accept a GPU that is played by the CPU, which is slower than wasm. Default false, unless webgpu is named in `device`. */
  allowSoftwareGPU?: boolean;
  /** Which GPU of a machine with two. Default `'high-performance'`. */
  powerPreference?: 'high-performance' | 'low-power';
  /** Where WebGPU comes from; default `navigator.gpu`, and in Node the optional package `webgpu`. */
  gpu?: object;
  /** Where `tfjs-backend-wasm-simd.wasm` is served: its URL, or that of its folder with a slash at the end. Default: beside this package. */
  wasmPath?: string;
  /** Change the device although another one is in use. Tensors that live there stay there, and must not be used any more. */
  force?: boolean;
  signal?: AbortSignal;
  /** Called for each device that cannot be used, before the next one is tried. */
  onFallback?: (device: Device, error: Error) => void;
}

/** One per program, also when two copies of this package are loaded: the engine underneath is one, too. */
interface Slot {
  current?: Promise<DeviceInfo> | undefined;
}
const slotKey = Symbol.for('cairn.tensor.device');
const devices: readonly Device[] = ['webgpu', 'native', 'wasm', 'cpu'];

/**
 * Chooses the device that all tensors use from here on, corrects its kernels and registers gradients. Call it once, before the first
 * tensor; importing this package does nothing by itself.
 *
 * The first call decides. Later calls (also concurrent ones) return its result when they have no wish of their own or when its device
 * is one they wished for; otherwise they throw, unless `force` is set.
 *
 * After a GPU was lost, the next call chooses again.
 *
 * A software GPU is skipped unless it is asked for, because wasm is faster.
 *
 * @throws {InvalidArgumentError} for an unknown device, or one that differs from the device in use
 * @throws {BackendError} when no wished device works; the message lists why each did not
 *
 * @example
 * ```ts
 * import { add, init, tensor } from '@cairn-ml/tensor';
 *
 * const { device, tried } = await init();
 * console.log(['webgpu', 'native', 'wasm', 'cpu'].includes(device)); // true
 * console.log(tried.every(({ error }) => error.message.length > 0)); // true
 * await add(tensor([1, 2]), 1).data(); // Float32Array [2, 3]
 * ```
 */
export async function init(options: InitOptions = {}): Promise<DeviceInfo> {
  const named = namedDevices(options.device);
  options.signal?.throwIfAborted();
  const slot = theSlot();
  const previous = slot.current;
  if (previous) {
    const info = await previous.catch(() => undefined);
    if (!info || slot.current !== previous) return init(options); // it failed, or another call changed the device meanwhile
    if (!options.force && !deviceIsLost()) return agreed(info, named);
  }
  // Nothing is awaited between the test and this assignment: of several concurrent calls one gets here, the others find its promise.
  const current = chooseDevice(named, options).catch((error) => {
    slot.current = previous;
    throw error;
  });
  slot.current = current;
  return current;
}

function theSlot(): Slot {
  const shared = globalThis as { [slotKey]?: Slot };
  shared[slotKey] ??= {};
  return shared[slotKey];
}

/** The devices that the caller names, or that `CAIRN_DEVICE` names in Node; none for `'auto'`. */
function namedDevices(device: InitOptions['device'] = 'auto'): Device[] {
  const wish = device === 'auto' ? (environmentVariable('CAIRN_DEVICE') ?? 'auto') : device;
  const named = wish === 'auto' ? [] : [wish].flat();
  for (const name of named) checkOption<string>('init', 'device', name, devices);
  return [...new Set(named)] as Device[];
}

function agreed(info: DeviceInfo, named: Device[]): DeviceInfo {
  if (named.length === 0 || named.includes(info.device)) return info;
  const fix = `${info.device} is in use since the first call; pass \`force: true\` to change it.`;
  throw new InvalidArgumentError('init', 'device', `include '${info.device}'`, named, fix);
}
