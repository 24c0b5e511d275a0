import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kendallTest, spearman } from '@cairn-ml/numeric';
import { distanceToSimilarity, spectralSeriation } from '@cairn-ml/spectral-seriation';
import { init } from '@cairn-ml/tensor';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { distanceOf, type RealSet } from '../../examples/data/real-set.js';
import { trainMoons, twoMoons } from '../../examples/web/moons.js';
import { root } from '../workspace.js';
import { watchedPage } from './browser.js';
import { serveWeb } from './serve-web.js';

let web: Awaited<ReturnType<typeof serveWeb>>;
let browser: Browser;
let url: string;

beforeAll(async () => {
  web = await serveWeb();
  ({ browser, url } = web);
});
afterAll(() => web?.close());

test('an embedded module answers as in Node, and says what is wrong with an input', async () => {
  const { page, problems } = await watchedPage(browser);
  await page.goto(url);
  const first = [1, 2, 3, 4, 5, 6, 7, 8];
  const second = [2, 1, 4, 3, 5, 7, 6, 8];
  expect(await page.locator('#tau').textContent()).toBe(kendallTest(first, second).tau.toFixed(3));
  expect(await page.locator('#rho').textContent()).toBe(spearman(first, second).toFixed(3));

  const reversed = [...first].reverse();
  await page.fill('#second', reversed.join(', '));
  expect(await page.locator('#tau').textContent()).toBe('-1.000');
  expect(await page.locator('#p-value').textContent()).toBe(kendallTest(first, reversed).pValue.toPrecision(3));

  await page.fill('#second', '1 2 3');
  expect(await page.locator('#problem').textContent()).toContain('must have one entry per entry of `x` (8), got [3].');
  expect(problems).toEqual([]);
});

test('a real set is put in order in the page as in Node, and drawn', async () => {
  const { page, problems } = await watchedPage(browser);
  await page.goto(url);
  await page.selectOption('#set', 'court');
  const { sets } = JSON.parse(readFileSync(join(root, 'examples/data/seriation-sets.json'), 'utf8')) as {
    sets: RealSet[];
  };
  const court = sets.find(({ id }) => id === 'court')!;
  const { order, spectralGap } = spectralSeriation(distanceToSimilarity(distanceOf(court)));
  expect(await page.locator('#order').textContent()).toBe(Array.from(order, (item) => court.labels[item]).join(' · '));
  expect(await page.locator('#gap').textContent()).toBe(spectralGap.toFixed(4));
  const colours = await page.locator('#after').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, p) => data.slice(4 * p, 4 * p + 3).join())).size;
  });
  expect(colours).toBeGreaterThan(10);
  expect(problems).toEqual([]);
});

/** Loss after `steps` steps in the page, and what it says of its device. */
async function train(
  wish: string,
  steps: number,
): Promise<{ device: string; adapter: string; loss: number; tried: string }> {
  const { page, problems } = await watchedPage(browser);
  await page.goto(`${url}?device=${wish}&steps=${steps}`);
  await page.waitForSelector('#training[data-state]', { timeout: 120_000 });
  const text = async (id: string) => (await page.locator(`#${id}`).textContent())!;
  const answer = {
    device: await text('device'),
    adapter: await text('adapter'),
    loss: Number(await text('loss')),
    tried: await text('tried'),
  };
  await page.screenshot({ path: join(root, `report/web-${wish}.png`), fullPage: true });
  await page.close();
  expect(problems).toEqual([]);
  return answer;
}

test('an app that lets `init` choose gets wasm, and never a software GPU by accident', async () => {
  const { device, adapter, tried } = await train('auto', 100);
  expect(device).toBe('wasm');
  expect(adapter).toBe('none needed');
  expect(tried).toContain('webgpu: init on webgpu: the only adapter is software');
});

test('a network learns the same on every device of a page, and in Node', async () => {
  const steps = 10;
  await init({ device: 'cpu' });
  const moons = twoMoons(128, 0.12, 3);
  let expected = Number.NaN;
  for await (const { losses } of trainMoons(moons, steps, new Float32Array(2))) expected = losses.at(-1)!;
  for (const wish of ['cpu', 'wasm', 'webgpu']) {
    const { device, adapter, loss } = await train(wish, steps);
    expect(device).toBe(wish);
    expect(Math.abs(loss - expected)).toBeLessThan(1e-4 * expected);
    if (wish === 'webgpu') expect(adapter).toMatch(/swiftshader/i);
  }
});

test('an error, a console message and a missing file on a page are seen', async () => {
  const { page, problems } = await watchedPage(browser);
  await page.goto(url);
  await page.setContent(
    '<script>console.error("first")</script><script>throw new Error("second")</script><img src="https://cairn.invalid/third.png">',
  );
  await expect.poll(() => problems.join('\n')).toMatch(/first[\s\S]*second[\s\S]*third/);
});
