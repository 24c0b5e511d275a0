import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, inject, test } from 'vitest';
import { readExports } from '../shape/documentation.js';
import { root } from '../workspace.js';

const { app } = inject('installed');

/** What else a page may load, one at a time, when it asks for another device or for a graph model. */
const loadedOnDemand = [
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgpu',
  '@tensorflow/tfjs-converter',
  '*/patch-wasm.js',
  '*/patch-webgpu.js',
];

/**
 * Compressed bytes of every op, differentiation and `init` with the cpu backend. tfjs-core with its own gradients and the cpu backend
 * takes 123 kB.
 */
test('the tensor core, its gradients and one backend stay under 130 kB', async () => {
  const folder = join(root, 'packages/tensor');
  const names = ['src/ops.ts', 'src/autograd.ts', 'src/init.ts'].flatMap((module) =>
    readExports(folder, module).flatMap(({ name, kind }) => (kind === 'type' ? [] : [name])),
  );
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names.join(', ')} } from '@cairn-ml/tensor';`, resolveDir: app },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: loadedOnDemand,
    write: false,
    outdir: 'out',
    logLevel: 'silent',
  });
  const total = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
  expect(names.length).toBeGreaterThan(130);
  expect(total).toBeGreaterThan(80_000);
  expect(total, `${total} bytes`).toBeLessThan(130_000);
});
