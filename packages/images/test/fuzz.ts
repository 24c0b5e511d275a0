import { createRandom } from '@cairn-ml/numeric';
import { expect } from 'vitest';
import { ImageFormatError } from '../src/image-format-error.js';

type Read = (bytes: Uint8Array<ArrayBuffer>) => Promise<{ data: ArrayLike<number> }>;

/** Every length of a short file, a sample of those of a long one: each must be refused, unless all of its pixels are there already. */
export async function expectRefusedWhenCut(file: Uint8Array<ArrayBuffer>, read: Read): Promise<void> {
  const whole = await read(file);
  const step = Math.ceil(file.length / 500);
  for (let length = 0; length < file.length; length += step) {
    const outcome = await read(file.slice(0, length)).catch((error) => error);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ImageFormatError);
    // An end mark may be missing, but nothing else.
    else expect([length > file.length - 16, outcome]).toEqual([true, whole]);
  }
}

/** Files with some bytes changed are refused by a typed error, or give an image of whole size; returns how many were refused. */
export async function alteredAreRefusedOrRead(
  file: Uint8Array<ArrayBuffer>,
  read: Read,
  { runs = 400, within = file.length } = {},
): Promise<number> {
  const random = createRandom(7);
  let refused = 0;
  for (let run = 0; run < runs; run++) {
    const altered = file.slice();
    for (let change = random.integer(1, 4); change > 0; change--)
      altered[random.integer(0, within - 1)] = random.integer(0, 255);
    const outcome = await read(altered).catch((error) => error);
    if (outcome instanceof Error) {
      expect(outcome).toBeInstanceOf(ImageFormatError);
      refused++;
    } else {
      expect(outcome.data.length).toBeGreaterThan(0);
    }
  }
  return refused;
}

const arrayTypes = [
  'Uint8Array',
  'Uint8ClampedArray',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const;

/** Bytes of all typed arrays that `act` creates by length, together. */
export async function bytesAllocated(act: () => Promise<unknown>): Promise<number> {
  const scope = globalThis as unknown as Record<string, Uint8ArrayConstructor>;
  const originals = arrayTypes.map((name) => scope[name]!);
  let bytes = 0;
  arrayTypes.forEach((name, i) => {
    scope[name] = new Proxy(originals[i]!, {
      construct(target, given, newTarget) {
        if (typeof given[0] === 'number') bytes += given[0] * target.BYTES_PER_ELEMENT;
        return Reflect.construct(target, given, newTarget);
      },
    });
  });
  try {
    await act();
  } finally {
    arrayTypes.forEach((name, i) => {
      scope[name] = originals[i]!;
    });
  }
  return bytes;
}
