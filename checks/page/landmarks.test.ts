import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LandmarkModel, loadHumanBackbone, loadLandmarkModel } from '@cairn-ml/landmarks/adaptation';
import { handPhantom } from '@cairn-ml/landmarks/phantoms';
import { init } from '@cairn-ml/tensor';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { size } from '../../examples/web/landmarks/radiographs.js';
import { root } from '../workspace.js';
import { watchedPage } from './browser.js';
import { serveWeb } from './serve-web.js';

/** A hand that was neither fitted on nor is a sample of the page. */
const hand = handPhantom(77_777, { size });

let web: Awaited<ReturnType<typeof serveWeb>>;
let model: LandmarkModel;

beforeAll(async () => {
  web = await serveWeb();
  await init({ device: 'wasm' });
  const models = join(root, 'examples/node_modules/@vladmandic/human/models');
  const head = new Uint8Array(readFileSync(join(root, 'examples/web/landmarks/hand.safetensors')));
  model = loadLandmarkModel(head, { backbone: await loadHumanBackbone(models, { model: 'handlandmark-lite' }) });
});
afterAll(() => web?.close());

/** Opens the page on a device, light and wide unless `options` say otherwise. */
async function open(device: string, options: { colorScheme?: 'dark'; width?: number } = {}) {
  const { page, problems } = await watchedPage(web.browser);
  await page.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
  if (options.width) await page.setViewportSize({ width: options.width, height: 844 });
  await page.goto(`${web.url}landmarks.html?device=${device}`);
  return { page, problems };
}

/** What a person does who drops a file on the page. */
async function drop(page: Page, name: string, type: string, bytes: readonly number[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([name, type, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      return transfer;
    },
    [name, type, [...bytes]] as const,
  );
  await page.dispatchEvent('#stage', 'drop', { dataTransfer });
}

/** An image file of grey values, written by the browser. */
function png(page: Page, { data, width, height }: { data: ArrayLike<number>; width: number; height: number }) {
  return page.evaluate(
    async ([values, width, height]) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d')!;
      const pixels = values.flatMap((value) => [value, value, value, 255]);
      context.putImageData(new ImageData(Uint8ClampedArray.from(pixels), width, height), 0, 0);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      return [...new Uint8Array(await blob!.arrayBuffer())];
    },
    [Array.from(data), width, height] as const,
  );
}

/** Landmarks of the table, x and y in turn. */
async function placed(page: Page, from: string): Promise<number[]> {
  await expect.poll(() => page.locator('#summary').textContent(), { timeout: 120_000 }).toBe(`37 landmarks in ${from}`);
  return page
    .locator('#table tbody tr')
    .evaluateAll((rows) =>
      rows.flatMap((row) => [1, 2].map((k) => Number((row as HTMLTableRowElement).cells[k]!.textContent))),
    );
}

test.each(['wasm', 'webgpu'])(
  'an image that is dropped gets the landmarks of Node, near the truth, on %s',
  async (device) => {
    const { page, problems } = await open(device);
    // Dropped while the model is being read: the page waits for it.
    await drop(page, 'hand.png', 'image/png', await png(page, hand.image));
    const landmarks = await placed(page, 'hand.png');
    expect(await page.locator('#device').textContent()).toContain(device);
    const { keypoints } = await model.predict(hand.image);
    for (const [i, value] of landmarks.entries()) expect(Math.abs(value - keypoints[i]!)).toBeLessThan(0.1);
    const distances = Array.from({ length: 37 }, (_, k) =>
      Math.hypot(landmarks[2 * k]! - hand.landmarks[2 * k]!, landmarks[2 * k + 1]! - hand.landmarks[2 * k + 1]!),
    );
    expect(distances.reduce((sum, distance) => sum + distance, 0) / 37).toBeLessThan(5);
    expect(problems).toEqual([]);
    await page.close();
  },
);

test('samples show their error, in both colour schemes and on a narrow screen', async () => {
  for (const [name, options] of Object.entries({
    light: {},
    dark: { colorScheme: 'dark' },
    narrow: { width: 390 },
  } as const)) {
    const { page, problems } = await open('wasm', options);
    await page.getByRole('button', { name: 'Hand 2' }).click();
    await placed(page, 'Hand 2');
    expect(await page.locator('#error').textContent()).toMatch(/^\d\.\d\d px = \d\.\d\d mm$/);
    expect(await page.locator('#points .error').count()).toBe(37);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(root, `report/web-landmarks-${name}.png`), fullPage: true });
    expect(problems).toEqual([]);
    await page.close();
  }
});

test('landmarks can be reached with the keyboard and the pointer, and are named', async () => {
  const { page } = await open('wasm');
  await placed(page, 'Hand 1');
  const reading = () => page.locator('#reading').textContent();
  const list = page.getByRole('listbox', { name: 'Landmarks' });
  expect(await list.getByRole('option').count()).toBe(37);
  await list.focus();
  expect(await reading()).toMatch(
    /^thumb metacarpal tip: x [\d.]+, y [\d.]+, score 0\.\d\d, [\d.]+ px from the truth$/,
  );
  await page.keyboard.press('ArrowRight');
  expect(await reading()).toMatch(/^thumb proximal phalanx base/);
  expect(await list.getByRole('option', { selected: true }).getAttribute('aria-label')).toBe(await reading());
  await page.keyboard.press('End');
  expect(await reading()).toMatch(/^little distal phalanx tip/);
  await page.locator('#landmark-4 .point').hover();
  expect(await reading()).toMatch(/^thumb distal phalanx tip/);
  await page.close();
});

test('what cannot be used is refused in a sentence, and the page goes on', async () => {
  const { page, problems } = await open('wasm');
  await placed(page, 'Hand 1');
  const problem = () => page.locator('#problem').textContent();
  const failed = () => page.waitForSelector('#stage[data-state=failed]');

  await drop(page, 'notes.txt', 'text/plain', [104, 105]);
  await failed();
  expect(await problem()).toBe(
    'notes.txt is not an image that this browser can read (its type is text/plain). Choose a PNG, JPEG or WebP file.',
  );
  await drop(page, 'cut.png', 'image/png', (await png(page, hand.image)).slice(0, 40));
  await expect.poll(problem).toMatch(/^cut\.png is not an image/);
  const tiny = await png(page, { data: new Uint8Array(64), width: 8, height: 8 });
  await page.setInputFiles('#file', { name: 'tiny.png', mimeType: 'image/png', buffer: Buffer.from(tiny) });
  await expect.poll(problem).toMatch(/^tiny\.png has 8 x 8 pixels, and less than 32 .* Choose a larger image\.$/);
  const wide = await png(page, { data: new Uint8Array(9000 * 32), width: 9000, height: 32 });
  await drop(page, 'wide.png', 'image/png', wide);
  await expect.poll(problem).toBe('wide.png has 9000 x 32 pixels. Scale it to at most 8192 on a side.');
  await page.evaluate(() => dispatchEvent(new ClipboardEvent('paste', { clipboardData: new DataTransfer() })));
  await expect.poll(problem).toMatch(/^There was no file in it\./);

  await page.getByRole('button', { name: 'Hand 3' }).click();
  await placed(page, 'Hand 3');
  expect(await problem()).toBe('');
  expect(problems).toEqual([]);
  await page.close();
});

test('without the file of the network the page says so', async () => {
  const { page } = await watchedPage(web.browser);
  await page.route('**/*.bin', (route) => route.abort());
  await page.goto(`${web.url}landmarks.html?device=wasm`);
  await page.waitForSelector('#stage[data-state=failed]');
  expect(await page.getByRole('alert').textContent()).toMatch(
    /^The model's file handlandmark-lite\S*\.bin could not be read \(no answer\)\. Reload the page/,
  );
  await page.close();
});
