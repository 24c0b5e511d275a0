import { BackendError } from '@cairn-ml/numeric';

/** A library that apps install only where they use it. */
export async function loadPeer<T>(caller: string, name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new BackendError(name, caller, `${name} cannot be loaded. Install it: npm install ${name}`, { cause });
  }
}
