import { createRandom } from '@cairn-ml/numeric';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { readPng } from './read-png.js';
import { writePng } from './write-png.js';

test.each([1, 2, 3, 4])(
  'an image of %i channels is the same after writing and reading, with 8 and 16 bits',
  async (channels) => {
    const random = createRandom(channels);
    for (const [width, height] of [
      [1, 1],
      [7, 5],
      [64, 3],
    ] as const) {
      const length = width * height * channels;
      for (const data of [
        Uint8Array.from({ length }, () => random.integer(0, 255)),
        Uint16Array.from({ length }, (_, i) => (i * 300) % 65536),
      ]) {
        const image = { data, width, height, channels };
        expect(await readPng(await writePng(image))).toEqual(image);
      }
    }
  },
);

test('another program reads the same pixels', async () => {
  const data = Uint8Array.from({ length: 40 * 30 * 4 }, (_, i) => (i * i) % 251);
  const read = PNG.sync.read(Buffer.from(await writePng({ data, width: 40, height: 30, channels: 4 })));
  expect([read.width, read.height]).toEqual([40, 30]);
  expect(Uint8Array.from(read.data)).toEqual(data);
});

test('filters make a smooth image small', async () => {
  const data = Uint8Array.from({ length: 128 * 128 }, (_, i) => (i % 128) + Math.floor(i / 128));
  expect((await writePng({ data, width: 128, height: 128, channels: 1 })).length).toBeLessThan(1000);
});

test('plain numbers are written with 8 bits, or with 16 where it is said', async () => {
  const image = { data: [0, 255], width: 2, height: 1, channels: 1 };
  expect((await readPng(await writePng(image))).data).toEqual(Uint8Array.of(0, 255));
  expect((await readPng(await writePng(image, { bitDepth: 16 }))).data).toEqual(Uint16Array.of(0, 255));
});

test.each([-1, 256, 0.5, Number.NaN, Infinity])('refuses the value %d', async (value) => {
  await expect(writePng({ data: [1, value], width: 2, height: 1, channels: 1 })).rejects.toThrow(
    `writePng: \`image.data[1]\` must be a whole number from 0 to 255, got ${value}. Use windowImage first.`,
  );
});

test('refuses other depths, channels and sizes', async () => {
  const image = { data: [1, 2, 3, 4, 5], width: 1, height: 1, channels: 5 };
  await expect(writePng(image)).rejects.toThrow('`image.channels` must be at most 4, got 5.');
  await expect(writePng({ ...image, channels: 1, width: 5 }, { bitDepth: 4 as never })).rejects.toThrow(
    "must be '8' | '16'",
  );
  await expect(writePng({ ...image, channels: 1 })).rejects.toThrow(
    'must have one number per pixel and channel (1), got [5].',
  );
});
