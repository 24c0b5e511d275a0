/** A worker thread of Node or of a browser, as far as it is used here. */
export interface SymbolicWorker {
  postMessage: (message: unknown) => void;
  terminate: () => unknown;
  /** Browsers. */
  addEventListener?: (name: string, listener: (event: { data?: unknown; message?: string }) => void) => void;
  /** Node. */
  on?: (name: string, listener: (value: unknown) => void) => void;
  ref?: () => void;
  unref?: () => void;
}

/** A module of Node without an import that bundlers for browsers would follow; undefined elsewhere. */
export function builtin(name: string): Record<string, unknown> | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => Record<string, unknown> } };
  return process?.getBuiltinModule?.(name);
}

/** Starts the engine's thread, from the file beside this one. */
export function startSymbolicWorker(): SymbolicWorker {
  const threads = builtin('node:worker_threads');
  if (threads) {
    const NodeWorker = threads.Worker as new (url: URL) => SymbolicWorker;
    return new NodeWorker(new URL('./symbolic-worker.js', import.meta.url));
  }
  return new Worker(new URL('./symbolic-worker.js', import.meta.url), { type: 'module' });
}

export function listen(
  worker: SymbolicWorker,
  onMessage: (data: unknown) => void,
  onError: (reason: string) => void,
): void {
  if (worker.on) {
    worker.on('message', onMessage);
    worker.on('error', (error) => onError(String(error)));
    worker.on('messageerror', (error) => onError(String(error)));
    worker.on('exit', (code) => onError(`the thread ended with code ${String(code)}`));
  } else {
    worker.addEventListener?.('message', ({ data }) => onMessage(data));
    worker.addEventListener?.('error', ({ message }) => onError(message ?? 'the worker failed'));
    worker.addEventListener?.('messageerror', () => onError('a message could not be read'));
  }
}
