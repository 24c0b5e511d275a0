import { BackendError } from '@cairn-ml/numeric';
import { engine, findBackendFactory, type KernelBackend, registerBackend, removeBackend } from '@tensorflow/tfjs-core';

/**
 * Starts the backend that a tfjs package registered, unless it is running. tfjs itself would print a failure to the console and lose
 * its reason.
 *
 * @throws {BackendError} with what went wrong
 */
export async function startBackend(name: string): Promise<KernelBackend> {
  const running = engine().registry[name];
  if (running) return running;
  const factory = findBackendFactory(name);
  if (!factory) throw new BackendError(name, 'init', 'tfjs has no such backend.');
  let backend: KernelBackend;
  try {
    backend = await factory();
  } catch (cause) {
    const reason = (cause as { message?: string } | undefined)?.message ?? String(cause);
    throw new BackendError(name, 'init', reason, { cause });
  }
  replaceBackend(name, backend);
  return backend;
}

/** Registers a running backend under `name`, instead of what is there. */
export function replaceBackend(name: string, backend: KernelBackend): void {
  if (findBackendFactory(name)) removeBackend(name);
  registerBackend(name, () => backend);
  engine().registry[name] = backend;
}
