import { defineConfig } from 'tsup';

/** Unbundled, ESM-only: one output file per module, so that importing one function costs one function (docs/decisions/0002). */
export const unbundled = defineConfig({
  entry: ['src/**/*.ts', '!src/**/*.test.ts'],
  bundle: false,
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  sourcemap: true,
  clean: true,
  silent: true,
});
