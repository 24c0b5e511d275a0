import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import asc from 'assemblyscript/asc';

const packages = join(import.meta.dirname, '../packages');

/** The SIMD kernels: packages/<name>/wasm/kernels.ts, with the files that it imports, and the module that holds its binary as base64. */
export const wasmKernels = [
  'entropy-intervention/src/internal/kernels.wasm.ts',
  'numeric/src/internal/kernels.wasm.ts',
  'tensor/src/internal/patches/wasm/kernels.wasm.ts',
].map((path) => ({ folder: join(packages, path.split('/')[0]!, 'wasm'), module: join(packages, path) }));

/** The text of the module that the sources in `folder` compile to. */
export async function compileKernels(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const sources = new Map(names.map((name, i) => [name, texts[i]!]));
  let binary = new Uint8Array();
  const flags = ['-O3', '--converge', '--runtime', 'stub', '--importMemory', '--noAssert', '--enable', 'simd'];
  const { error, stderr } = await asc.main(['kernels.ts', '--outFile', 'out.wasm', ...flags], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (name, contents) => {
      if (name === 'out.wasm') binary = contents as Uint8Array<ArrayBuffer>;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`${error.message}\n${stderr}`);
  return [
    '// Written by `pnpm build:wasm` from wasm/kernels.ts; a test compares the two.',
    `export const kernelsWasm =\n  '${Buffer.from(binary).toString('base64')}';`,
    '',
  ].join('\n');
}

/** `pnpm build:wasm` */
if (process.argv[1] === import.meta.filename) {
  for (const { folder, module } of wasmKernels) {
    await writeFile(module, await compileKernels(folder));
    console.log(`wrote ${relative(process.cwd(), module)}`);
  }
}
