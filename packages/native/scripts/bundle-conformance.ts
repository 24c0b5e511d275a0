import { join } from 'node:path';
import { build } from 'esbuild';

/** Writes test/conformance.ts and all that it imports to one file, for a Node that has no workspace around it. */
export async function bundleConformance(outfile: string): Promise<string> {
  await build({
    entryPoints: [join(import.meta.dirname, '../test/conformance.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-webgpu', '@tensorflow/tfjs-converter'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return outfile;
}
