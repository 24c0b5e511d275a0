import { expect, test } from 'vitest';
import { alteredAreRefusedOrRead, bytesAllocated, expectRefusedWhenCut } from '../../test/fuzz.js';
import { goldenFile } from '../../test/golden-file.js';
import { makeChunk, signature } from '../internal/png/chunks.js';
import { readPng } from './read-png.js';

const ids = ['readPng-pillow-rgb', 'readPng-color-3-bits-4-interlaced', 'readPng-palette-alpha'];

async function png(header: number[], rows: number[], ...extra: Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([Uint8Array.from(rows)]).stream().pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  const parts = [
    signature,
    makeChunk('IHDR', Uint8Array.from(header)),
    ...extra,
    makeChunk('IDAT', data),
    makeChunk('IEND', new Uint8Array(0)),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const header = (width: number, height: number, ...rest: number[]) => [0, 0, 0, width, 0, 0, 0, height, ...rest];

test('a file by hand: two grey pixels', async () => {
  const image = await readPng(await png(header(2, 1, 8, 0, 0, 0, 0), [0, 10, 20]));
  expect(image).toEqual({ data: Uint8Array.of(10, 20), width: 2, height: 1, channels: 1 });
});

test.each([
  ['no pixels', header(0, 1, 8, 0, 0, 0, 0), [0], 'it is 0 by 1 pixels large'],
  ['a depth that does not exist', header(1, 1, 4, 2, 0, 0, 0), [0, 0], 'colour type 2 with 4 bits does not exist'],
  ['a compression that does not exist', header(1, 1, 8, 0, 1, 0, 0), [0, 0], 'its compression, filter or interlacing'],
  ['a filter that does not exist', header(1, 1, 8, 0, 0, 0, 0), [5, 0], 'it uses a filter that does not exist'],
  ['too few rows', header(1, 2, 8, 0, 0, 0, 0), [0, 1, 0], 'it holds 3 of 4 bytes of pixels'],
  ['colours by number without a palette', header(1, 1, 8, 3, 0, 0, 0), [0, 0], 'no palette'],
])('refuses %s', async (_, head, rows, explanation) => {
  await expect(png(head, rows).then(readPng)).rejects.toThrow(`readPng: damaged PNG: `);
  await expect(png(head, rows).then(readPng)).rejects.toThrow(explanation);
});

test('an unknown chunk is skipped where it may be, and refused where it must be known', async () => {
  const head = header(1, 1, 8, 0, 0, 0, 0);
  const content = Uint8Array.of(1, 2, 3);
  expect((await readPng(await png(head, [0, 7], makeChunk('teXt', content)))).data).toEqual(Uint8Array.of(7));
  const read = png(head, [0, 7], makeChunk('TEXT', content)).then(readPng);
  await expect(read).rejects.toMatchObject({ problem: 'unsupported', message: expect.stringContaining('"TEXT"') });
});

test('keeps the cause of a broken stream', async () => {
  const bytes = await png(header(1, 1, 8, 0, 0, 0, 0), [0, 7]);
  const at = 8 + 25;
  const broken = [
    ...bytes.slice(0, at),
    ...makeChunk('IDAT', Uint8Array.of(1, 2, 3, 4)),
    ...makeChunk('IEND', new Uint8Array(0)),
  ];
  await expect(readPng(Uint8Array.from(broken))).rejects.toMatchObject({
    problem: 'damaged',
    cause: expect.any(Error),
  });
});

test.each(ids)('%s is refused when cut anywhere', async (id) => {
  await expectRefusedWhenCut(goldenFile(id), readPng);
});

test.each(ids)('%s with altered bytes is refused or read', async (id) => {
  // Every byte but those of comments is under a checksum.
  expect(await alteredAreRefusedOrRead(goldenFile(id), readPng)).toBeGreaterThan(350);
});

test('a nonsense header does not allocate', async () => {
  const bytes = await png([0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 8, 6, 0, 0, 0], [0, 1, 2, 3, 4]);
  const allocated = await bytesAllocated(() =>
    expect(readPng(bytes)).rejects.toThrow('cannot hold 2147483647 by 2147483647 pixels'),
  );
  expect(allocated).toBeLessThan(16 * bytes.length);
});

test('refuses what are no bytes', async () => {
  await expect(readPng([1, 2] as never)).rejects.toThrow(
    'readPng: `bytes` must be a Uint8Array or an ArrayBuffer, got [1, 2].',
  );
});
