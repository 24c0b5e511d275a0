import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { compileKernels, wasmKernels } from '../../scripts/wasm-kernels.js';

for (const { folder, module } of wasmKernels)
  test(`${relative('packages', module)} is what its sources compile to`, async () => {
    expect(await compileKernels(folder)).toBe(readFileSync(module, 'utf8'));
  });
