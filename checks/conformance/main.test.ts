import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../workspace.js';

function conformance(...parameters: string[]) {
  const script = join(root, 'checks/conformance/main.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...parameters], { cwd: root, encoding: 'utf8' });
}

test('an unknown device is named, with those that there are', () => {
  const { status, stderr } = conformance('--device', 'cuda');
  expect(status).toBe(2);
  expect(stderr).toContain("no device 'cuda'. Devices: cpu, wasm, native, webgpu-node, webgpu-browser.");
});

test('one device and some cases: counts per device and at the end', () => {
  const { status, stdout } = conformance('--device', 'cpu', '--only', '^argMin ');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^cpu +7 passed, 0 failed, 0 holes, [\d.]+ s\n7 passed, 0 failed\n$/);
});

test('cases that do not exist are a failure', () => {
  const { status, stdout } = conformance('--device', 'wasm', '--only', '^noSuchOp$');
  expect(status).toBe(1);
  expect(stdout).toMatch(/no case matches[\s\S]*\n0 passed, 1 failed\n$/);
});
