/** The part of Node's `process` that this package uses; declared here because pages have no types of Node. */
interface NodeProcess {
  versions?: { node?: string };
  env?: Record<string, string | undefined>;
  listeners?: (event: string) => (() => void)[];
  removeListener?: (event: string, listener: () => void) => void;
  getBuiltinModule?: (name: 'node:fs/promises') => {
    readFile: (path: string | URL, options?: { signal?: AbortSignal }) => Promise<Uint8Array>;
  };
}

const nodeProcess = (globalThis as { process?: NodeProcess }).process;

/** Whether Node (or a runtime that stands in for it) runs this, and not a page or its worker. */
export function isNode(): boolean {
  return typeof nodeProcess?.versions?.node === 'string' && typeof document === 'undefined';
}

/** A variable of the environment; undefined in pages. */
export function environmentVariable(name: string): string | undefined {
  return isNode() ? nodeProcess?.env?.[name] : undefined;
}

/** Reads a file in Node. Not an import of `node:fs`, which bundlers for pages would stumble over. */
export function readFile(path: string | URL, signal?: AbortSignal): Promise<Uint8Array> {
  const files = nodeProcess?.getBuiltinModule?.('node:fs/promises');
  if (!files) throw new TypeError('Reading files needs Node 20.16 or later.');
  return files.readFile(path, signal && { signal });
}

/** Runs `start` and takes away the handlers of crashes that it leaves: those of Emscripten print the source of their module. */
export async function withoutNewHandlers<T>(start: () => Promise<T>): Promise<T> {
  const events = ['uncaughtException', 'unhandledRejection'];
  const handlers = () => events.map((event) => nodeProcess?.listeners?.(event) ?? []);
  const before = handlers();
  try {
    return await start();
  } finally {
    for (const [i, listeners] of handlers().entries())
      for (const listener of listeners)
        if (!before[i]!.includes(listener)) nodeProcess?.removeListener?.(events[i]!, listener);
  }
}
