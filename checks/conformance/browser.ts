import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConformanceReport } from '@cairn-ml/tensor/testing';
import { build, preview } from 'vite';
import { launch, watchedPage } from '../page/browser.js';
import type { ConformancePage } from './page/main.js';

/** Bundles a page with the suite as an app would be bundled, serves it over http and runs it in Chromium. */
export async function runInBrowser(only?: string): Promise<ConformanceReport> {
  const outDir = mkdtempSync(join(tmpdir(), 'cairn-conformance-'));
  const root = join(import.meta.dirname, 'page');
  const shared = { root, configFile: false as const, logLevel: 'error' as const, base: './' };
  try {
    await build({ ...shared, build: { outDir, target: 'es2022', emptyOutDir: true } });
    const server = await preview({
      ...shared,
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0, open: false },
    });
    const browser = await launch();
    try {
      const { page, problems } = await watchedPage(browser);
      await page.goto(server.resolvedUrls?.local[0] ?? '');
      await page.waitForFunction(() => 'conformance' in window).catch(() => {});
      if (problems.length > 0) throw new Error(`the page has problems: ${problems.join('; ')}`);
      return await page.evaluate(
        (pattern) => (window as unknown as { conformance: ConformancePage }).conformance(pattern),
        only,
      );
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
