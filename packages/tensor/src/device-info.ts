/** Where tensors live and kernels run. */
export type Device = 'webgpu' | 'native' | 'wasm' | 'cpu';

/** The GPU behind a `webgpu` device. */
export interface AdapterInfo {
  vendor: string;
  architecture: string;
  description: string;
  /** Whether it is software: a CPU that plays a GPU. */
  isFallback: boolean;
}

/** A device that `init` could not use, and why. */
export interface TriedDevice {
  device: Device;
  error: Error;
}

/** What `init` found. */
export interface DeviceInfo {
  device: Device;
  /** Present when `device` is `'webgpu'`. */
  adapter?: AdapterInfo;
  /** Devices before this one in the list of wishes, in order, with the reason why each was passed over. */
  tried: TriedDevice[];
  /** Versions of what computes, by name. */
  versions: Record<string, string>;
}
