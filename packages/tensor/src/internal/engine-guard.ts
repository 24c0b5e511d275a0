import { BackendError, InvalidArgumentError } from '@cairn-ml/numeric';
import { engine, Tensor } from '@tensorflow/tfjs-core';
import type { Device } from '../device-info.js';
import type { DeviceHealth } from './devices/device-loader.js';

type Engine = ReturnType<typeof engine>;

/** The device in use and how it is; one per engine, also when two copies of this package are loaded. */
interface Guard {
  device: Device;
  health: DeviceHealth;
}
const guardKey = Symbol.for('cairn.tensor.guard');
type GuardedEngine = Engine & { [guardKey]?: Guard };

/**
 * Puts typed errors in the place of what tfjs does with a disposed tensor (a TypeError, or a wrong result), a lost GPU (zeros) and memory
 * that has run out.
 */
export function guardEngine(device: Device, health: DeviceHealth = {}): void {
  const guarded = engine() as GuardedEngine;
  const installed = guarded[guardKey] !== undefined;
  guarded[guardKey] = { device, health };
  if (!installed) install(guarded, () => guarded[guardKey] as Guard);
}

/** Whether the device in use is gone. */
export function deviceIsLost(): boolean {
  return (engine() as GuardedEngine)[guardKey]?.health.lost !== undefined;
}

function install(guarded: Engine, current: () => Guard): void {
  const { runKernel, read } = guarded;
  guarded.runKernel = function (name, inputs, attributes) {
    const guard = current();
    checkHealth(guard, name);
    for (const key in inputs) checkAlive(name, key, inputs[key]);
    try {
      return runKernel.call(this, name, inputs, attributes) as never;
    } catch (error) {
      throw translated(error, guard, name);
    }
  };
  guarded.read = async function (dataId) {
    const guard = current();
    checkHealth(guard, 'data');
    const values = await read.call(this, dataId).catch((error: unknown) => {
      checkHealth(guard, 'data');
      throw translated(error, guard, 'data');
    });
    checkHealth(guard, 'data');
    return values;
  };
  Tensor.prototype.throwIfDisposed = function () {
    if (this.isDisposed) throw disposedError('data', 'tensor');
  };
}

function checkHealth({ device, health }: Guard, operation: string): void {
  const { lost, error } = health;
  if (lost !== undefined) {
    const fix = 'Its tensors are gone; call `init` again and make them anew.';
    throw new BackendError(device, operation, `the GPU was lost (${lost}). ${fix}`);
  }
  if (error === undefined) return;
  health.error = undefined;
  throw translated(new BackendError(device, operation, error), { device, health }, operation);
}

function checkAlive(name: string, key: string, input: unknown): void {
  if (Array.isArray(input)) for (const each of input) checkAlive(name, key, each);
  else if ((input as Tensor | undefined)?.isDisposed) throw disposedError(name, key);
}

function disposedError(caller: string, argument: string): InvalidArgumentError {
  const fix = 'A tensor made inside `tidy` lives until its end: return it, or `keep` it.';
  return new InvalidArgumentError(caller, argument, 'not be disposed', 'a disposed tensor', fix);
}

/** Engines say in many ways that memory has run out. */
function translated(error: unknown, { device }: Guard, operation: string): unknown {
  const message = (error as { message?: string } | undefined)?.message ?? '';
  if (
    !/allocation failed|out of memory|OutOfMemory|OOM|invalid (typed )?array length|cannot enlarge memory/i.test(
      message,
    )
  )
    return error;
  const fix = 'Dispose tensors that are no longer needed (`tidy`), or work on smaller batches.';
  return new BackendError(device, operation, `out of memory (${message}). ${fix}`, { cause: error });
}
