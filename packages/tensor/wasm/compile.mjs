import { readdir, readFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

/** Compiles wasm/kernels.ts; returns the text of src/internal/patches/wasm/kernels.wasm.ts, which holds the binary as base64. */
export async function compile() {
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.ts'));
  const sources = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, import.meta.url), 'utf8')])),
  );
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
      readFile: (name) => sources[name] ?? null,
      writeFile: (name, contents) => {
        if (name === 'out.wasm') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return [
    '// Written by `pnpm --filter @cairn-ml/tensor build:wasm` from wasm/kernels.ts; a test compares the two.',
    `export const kernelsWasm =\n  '${Buffer.from(binary).toString('base64')}';`,
    '',
  ].join('\n');
}
