import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { platformName } from '../../packages/native/src/internal/platform.js';
import { writePlatformPackages } from '../../scripts/native-platforms.js';

const { app } = inject('installed');
const folder = mkdtempSync(join(tmpdir(), 'cairn-platforms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('native takes its binary from the package of this platform, and cannot do without', () => {
  expect(loadNative).toThrow(`the package @cairn-ml/native-${platformName(process)} is not installed`);

  const written = writePlatformPackages(folder).find(({ name }) => name.endsWith(`/native-${platformName(process)}`))!;
  const packed = execFileSync('npm', ['pack', written.folder, '--json', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
  const names = ['LICENSE', 'README.md', 'cairn.node', 'cairn.node.sha256', 'package.json'];
  expect(files.map(({ path }) => path).sort()).toEqual(names);

  const target = join(app, 'node_modules', written.name);
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, basename(filename)), '-C', target, '--strip-components=1']);
  try {
    expect(loadNative()).toBe('native 1,3');
  } finally {
    rmSync(target, { recursive: true });
  }
});

/** Runs in the app, outside the repository: the binary that was built there is out of reach. */
function loadNative(): string {
  const program = `
    import { registerNative, symmetricEigen } from '@cairn-ml/native';
    const { backend } = registerNative();
    console.log(backend, symmetricEigen([[2, 1], [1, 2]]).values.map(Math.round).join());`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: app,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}
