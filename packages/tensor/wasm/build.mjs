import { writeFile } from 'node:fs/promises';
import { compile } from './compile.mjs';

await writeFile(new URL('../src/internal/patches/wasm/kernels.wasm.ts', import.meta.url), await compile());
