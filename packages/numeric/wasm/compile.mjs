import { readFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

/** Compiles wasm/symmetric-product.ts; returns the text of src/internal/symmetric-product.wasm.ts, which holds the binary as base64. */
export async function compile() {
  const source = await readFile(new URL('symmetric-product.ts', import.meta.url), 'utf8');
  let binary;
  const { error, stderr } = await asc.main(
    [
      'symmetric-product.ts',
      '--outFile',
      'out.wasm',
      '-O3',
      '--converge',
      '--runtime',
      'stub',
      '--importMemory',
      '--noAssert',
      '--enable',
      'simd',
    ],
    {
      readFile: (name) => (name === 'symmetric-product.ts' ? source : null),
      writeFile: (name, contents) => {
        if (name === 'out.wasm') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return [
    '// Written by `pnpm --filter @cairn-ml/numeric build:wasm` from wasm/symmetric-product.ts; a test compares the two.',
    `export const symmetricProductWasm =\n  '${Buffer.from(binary).toString('base64')}';`,
    '',
  ].join('\n');
}
