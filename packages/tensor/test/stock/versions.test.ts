import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

/** What is patched is the code of one release; see the other tests of this folder before changing it. */
test.each(['core', 'backend-cpu', 'backend-wasm', 'backend-webgpu'])('tfjs-%s is 4.22.0', (name) => {
  const { version } = createRequire(import.meta.url)(`@tensorflow/tfjs-${name}/package.json`);
  expect(version).toBe('4.22.0');
});
