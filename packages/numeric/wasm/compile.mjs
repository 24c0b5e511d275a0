import { readFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

/** Compiles wasm/kernels.ts; returns the text of src/internal/kernels.wasm.ts, which holds the binary as base64. */
export async function compile() {
  const source = await readFile(new URL('kernels.ts', import.meta.url), 'utf8');
  let binary;
  const { error, stderr } = await asc.main(
    [
      'kernels.ts',
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
      readFile: (name) => (name === 'kernels.ts' ? source : null),
      writeFile: (name, contents) => {
        if (name === 'out.wasm') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return [
    '// Written by `pnpm --filter @cairn-ml/numeric build:wasm` from wasm/kernels.ts; a test compares the two.',
    `export const kernelsWasm =\n  '${Buffer.from(binary).toString('base64')}';`,
    '',
  ].join('\n');
}
