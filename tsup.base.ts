import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { defineConfig } from 'tsup';

/** Unbundled, ESM-only: one output file per module, so that importing one function costs one function (docs/decisions/0002). */
export const unbundled = defineConfig({
  entry: ['src/**/*.ts', '!src/**/*.test.ts'],
  bundle: false,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  sourcemap: true,
  // The sources lie beside the code in the tarball.
  esbuildOptions: (options) => {
    options.sourcesContent = false;
  },
  clean: true,
  silent: true,
  onSuccess: async () => copyAssets(process.cwd()),
});

/** Files of dependencies that must lie beside the code, where `new URL(…, import.meta.url)` finds them: `assets` in package.json. */
function copyAssets(folder: string): void {
  const manifest = join(folder, 'package.json');
  const { assets = [] } = JSON.parse(readFileSync(manifest, 'utf8')) as { assets?: string[] };
  const { resolve } = createRequire(manifest);
  for (const asset of assets) copyFileSync(resolve(asset), join(folder, 'dist', basename(asset)));
}
