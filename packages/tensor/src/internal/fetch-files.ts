import { BackendError } from '@cairn-ml/numeric';
import { isNode, readFile } from './node.js';

/** Reads one file by its name. */
export type FileReader = (name: string) => Promise<Uint8Array>;

/** Reads files beside `location`: a URL anywhere, a path in Node. */
export function fileReader(caller: string, location: string | URL, signal: AbortSignal | undefined): FileReader {
  const url = asUrl(location);
  return async (name) => {
    const target = url ? new URL(name, url) : `${location}`.replace(/[^/\\]*$/, name);
    if (target instanceof URL && target.protocol !== 'file:') return download(caller, target, signal);
    try {
      return await readFile(target, signal);
    } catch (cause) {
      signal?.throwIfAborted();
      throw new BackendError('files', caller, `cannot read ${target}: ${(cause as Error).message}`, { cause });
    }
  };
}

/** Undefined for a path of Node; relative URLs of a page are resolved against it. */
function asUrl(location: string | URL): URL | undefined {
  if (location instanceof URL) return location;
  if (isNode()) return /^[a-z][a-z\d+.-]+:\/\//i.test(location) ? new URL(location) : undefined;
  return new URL(location, globalThis.location.href);
}

async function download(caller: string, url: URL, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const response = await fetch(url, signal ? { signal } : {}).catch((cause: Error) => {
    signal?.throwIfAborted();
    throw new BackendError('network', caller, `cannot load ${url}: ${cause.message}`, { cause });
  });
  if (!response.ok) throw new BackendError('network', caller, `cannot load ${url}: status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
