import { InvalidArgumentError } from '@cairn-ml/numeric';

/** The content of a file. Node's `Buffer` is one of the former. */
export type Bytes = Uint8Array | ArrayBuffer;

export function readBytes(caller: string, bytes: Bytes): Uint8Array<ArrayBuffer> {
  if (bytes instanceof Uint8Array) return bytes as Uint8Array<ArrayBuffer>;
  // Buffers of another realm (an iframe, a test runner) are no `instanceof ArrayBuffer`.
  if (Object.prototype.toString.call(bytes) === '[object ArrayBuffer]') return new Uint8Array(bytes);
  throw new InvalidArgumentError(
    caller,
    'bytes',
    'be a Uint8Array or an ArrayBuffer',
    bytes,
    'Read the file first: `await readFile(path)` in Node, `await file.arrayBuffer()` in a browser.',
  );
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
