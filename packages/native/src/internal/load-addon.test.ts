import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackendError } from '@cairn-ml/numeric';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { init } from '../../../tensor/src/index.js';
import { loadAddon } from './load-addon.js';
import { platformName } from './platform.js';

const folder = mkdtempSync(join(tmpdir(), 'cairn-native-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const built = join(import.meta.dirname, '../../build', platformName(process), 'cairn.node');

/** A binary under a new name, for Node loads a path once, with the digest of these bytes or of others. */
function write(name: string, content: Uint8Array, digestOf: Uint8Array = content): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  writeFileSync(`${path}.sha256`, `${createHash('sha256').update(digestOf).digest('hex')}\n`);
  return path;
}

function reason(path: string): string {
  try {
    loadAddon(path);
  } catch (error) {
    expect(BackendError.isInstance(error)).toBe(true);
    return (error as Error).message;
  }
  return 'it loads';
}

test('the binary that was built loads', () => {
  expect(reason(built)).toBe('it loads');
});

test('a missing file says so', () => {
  expect(reason(join(folder, 'none.node'))).toContain('ENOENT');
});

test('a truncated file is recognised before the system maps it', () => {
  const content = readFileSync(built);
  for (const part of [0, 1, 60, content.length >> 1, content.length - 1])
    expect(reason(write(`cut-${part}.node`, content.subarray(0, part), content))).toContain('is damaged');
  expect(
    reason(
      write(
        'noise.node',
        content.map((byte, i) => (i % 997 ? byte : ~byte)),
        content,
      ),
    ),
  ).toContain('is damaged');
});

test('a binary without its digest is not loaded', () => {
  const path = join(folder, 'bare.node');
  copyFileSync(built, path);
  expect(reason(path)).toContain('ENOENT');
});

/** A binary for another processor, as ELF says it: aarch64 or x86-64. */
function foreignBinary(name: string): string {
  const content = Uint8Array.from(readFileSync(built));
  content[18] = process.arch === 'x64' ? 183 : 62; // e_machine
  return write(name, content);
}

test.runIf(process.platform === 'linux')('a binary for another processor says so', () => {
  expect(reason(foreignBinary('other.node'))).toMatch(/other\.node: .*(wrong ELF|cannot open|invalid|ELF)/i);
});

afterEach(() => vi.unstubAllEnvs());

const unusable: [what: string, path: () => string, why: string][] = [
  ['was cut short', () => write('short.node', readFileSync(built).subarray(0, 5000), readFileSync(built)), 'damaged'],
  ['is missing', () => join(folder, 'nowhere.node'), 'ENOENT'],
];
if (process.platform === 'linux')
  unusable.push(['is for another processor', () => foreignBinary('strange.node'), 'strange.node']);

test.each(unusable)('init goes on to wasm and says why where the binary %s', async (_, path, why) => {
  vi.stubEnv('CAIRN_NATIVE_BINARY', path());
  vi.stubEnv('CAIRN_DEVICE', undefined);
  const { device, tried } = await init({ force: true });
  expect(device).toBe('wasm');
  expect(tried.map((each) => each.device)).toEqual(['native']);
  expect(tried[0]!.error.message).toContain(why);
});

test('a module with other functions is refused', () => {
  const foreign = createRequire(import.meta.url).resolve('../../package.json');
  const path = write('foreign.json', readFileSync(foreign));
  expect(reason(path)).toContain('this package needs 1');
});
