import { BackendError } from '@cairn-ml/numeric';
import jpeg from 'jpeg-js';
import { expect, test } from 'vitest';
import { alteredAreRefusedOrRead, bytesAllocated, expectRefusedWhenCut } from '../../test/fuzz.js';
import { goldenFile } from '../../test/golden-file.js';
import { loadPeer } from '../internal/load-peer.js';
import { readJpeg } from './read-jpeg.js';

const ids = ['readJpeg-grey', 'readJpeg-rgb-progressive', 'readJpeg-rgb-restart', 'readJpeg-rgb-subsampled'];

/** Position of a marker of a header. */
function find(bytes: Uint8Array, marker: number): number {
  return bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === marker);
}

function changed(change: (bytes: Uint8Array, frame: number) => void): Uint8Array<ArrayBuffer> {
  const bytes = goldenFile('readJpeg-rgb');
  change(bytes, find(bytes, 0xc0));
  return bytes;
}

test('reads what jpeg-js writes', async () => {
  const data = new Uint8Array(16 * 8 * 4).fill(200);
  const image = await readJpeg(Uint8Array.from(jpeg.encode({ data, width: 16, height: 8 }, 95).data));
  expect([image.width, image.height, image.channels]).toEqual([16, 8, 3]);
  expect(image.data.every((value) => Math.abs(value - 200) <= 2)).toBe(true);
});

test.each([
  [640, 480],
  [1000, 9],
  [3, 700],
])('the memory that jpeg-js may use is enough for %i by %i pixels', async (width, height) => {
  const data = new Uint8Array(width * height * 4).map((_, i) => (i * 37) % 256);
  const image = await readJpeg(Uint8Array.from(jpeg.encode({ data, width, height }, 60).data));
  expect([image.width, image.height, image.data.length]).toEqual([width, height, width * height * 3]);
});

test.each([
  ['12 bits', (bytes: Uint8Array, at: number) => bytes.fill(12, at + 4, at + 5), '12 bits per sample'],
  ['four colours', (bytes: Uint8Array, at: number) => bytes.fill(4, at + 9, at + 10), '4 colour components'],
  ['lossless', (bytes: Uint8Array, at: number) => bytes.fill(0xc3, at + 1, at + 2), 'compressed as lossless'],
  [
    'arithmetic coding',
    (bytes: Uint8Array, at: number) => bytes.fill(0xc9, at + 1, at + 2),
    'compressed as arithmetic coding',
  ],
])('does not support %s', async (_, change, explanation) => {
  const read = readJpeg(changed(change));
  await expect(read).rejects.toMatchObject({ problem: 'unsupported', message: expect.stringContaining(explanation) });
});

test('refuses two pictures in one file, and very many scans', async () => {
  const bytes = changed(() => {});
  const frame = bytes.slice(find(bytes, 0xc0), find(bytes, 0xc4));
  const at = find(bytes, 0xc0);
  const twice = Uint8Array.from([...bytes.slice(0, at), ...frame, ...bytes.slice(at)]);
  await expect(readJpeg(twice)).rejects.toThrow('damaged JPEG: it has two headers, or a broken one.');
  const scan = bytes.slice(find(bytes, 0xda), bytes.length - 2);
  const many = Uint8Array.from([...bytes.slice(0, -2), ...new Array(100).fill([...scan]).flat(), 0xff, 0xd9]);
  await expect(readJpeg(many)).rejects.toThrow('it has more than 100 scans');
});

test.each(ids)('%s is refused when cut anywhere', async (id) => {
  await expectRefusedWhenCut(goldenFile(id), readJpeg);
});

test.each(ids)('%s with altered bytes is refused or read', async (id) => {
  await alteredAreRefusedOrRead(goldenFile(id), readJpeg);
});

test('a nonsense size does not allocate', async () => {
  const bytes = changed((bytes, at) => bytes.fill(0xff, at + 5, at + 9));
  const allocated = await bytesAllocated(() =>
    expect(readJpeg(bytes)).rejects.toThrow('cannot hold 65535 by 65535 pixels'),
  );
  expect(allocated).toBeLessThan(16 * bytes.length);
});

test('a library that is not installed is an error with the command', async () => {
  const load = loadPeer('readJpeg', 'no-such-library', () => import('no-such-library' as string));
  await expect(load).rejects.toThrow(
    'readJpeg on no-such-library: no-such-library cannot be loaded. Install it: npm install no-such-library',
  );
  await expect(load).rejects.toBeInstanceOf(BackendError);
});
