import type { AdapterInfo, Device } from '../../device-info.js';
import type { InitOptions } from '../../init.js';

/** A device that is ready to be chosen: its tfjs backend is registered and its kernels are patched. */
export interface LoadedDevice {
  device: Device;
  /** The name under which the backend is registered in tfjs. */
  backend: string;
  adapter?: AdapterInfo;
  versions: Record<string, string>;
  /** Absent for devices whose errors are thrown where they happen. */
  health?: DeviceHealth;
}

/** What a device reports behind the back of the calls that caused it; its loader writes, the engine's guard reads. */
export interface DeviceHealth {
  /** Why the device is gone for good. */
  lost?: string;
  /** The first error since the last read. */
  error?: string | undefined;
}

/** Makes a device ready, or throws a `BackendError` that says why it cannot be used and what would help. */
export type DeviceLoader = (options: InitOptions) => Promise<LoadedDevice>;
