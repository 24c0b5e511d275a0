import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build, preview } from 'vite';
import { root } from '../workspace.js';
import { launch } from './browser.js';

/** examples/web as an app would ship it: bundled by Vite, served over http, with a Chromium to open it in. */
export async function serveWeb(): Promise<{ url: string; browser: Browser; close: () => Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'cairn-web-'));
  const configFile = join(root, 'examples/web/vite.config.ts');
  await build({ configFile, logLevel: 'warn', build: { outDir } });
  const server = await preview({ configFile, build: { outDir }, preview: { host: '127.0.0.1', port: 0, open: false } });
  const browser = await launch();
  return {
    url: server.resolvedUrls!.local[0]!,
    browser,
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
