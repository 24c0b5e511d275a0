import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingPlatforms, nativeManifest, withPlatforms, writePlatformPackages } from './native-platforms.js';

/**
 * `tsx scripts/native-publish.ts [--dry-run]`: publishes what npm lacks: first the binaries of `native` in packages/native/build, a package for
 * each platform, then all packages. The release workflow runs it after the build; with `--dry-run` npm only says what it would do.
 */
const isDry = process.argv.includes('--dry-run');
const root = join(import.meta.dirname, '..');
const { name, version } = nativeManifest();

if (isPublished(name, version)) {
  publishAll();
} else {
  const missing = missingPlatforms();
  if (missing.length > 0 && !isDry) throw new Error(`There is no binary for ${missing.join(', ')}.`);
  const folder = mkdtempSync(join(tmpdir(), 'cairn-platforms-'));
  try {
    const packages = writePlatformPackages(folder);
    for (const each of packages)
      if (!isPublished(each.name, each.version))
        run('npm', ['publish', each.folder, '--access', 'public', ...(isDry ? ['--dry-run'] : [])]);
    withPlatforms(packages, publishAll);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Not through pnpm: it would install first, because a package.json has changed. */
function publishAll(): void {
  if (isDry) run('npm', ['publish', join(root, 'packages/native'), '--dry-run']);
  else run(join(root, 'node_modules/.bin/changeset'), ['publish']);
}

/** A name or version that npm does not know is an error of `npm view`, or an empty answer. */
function isPublished(of: string, wanted: string): boolean {
  try {
    const command = ['view', `${of}@${wanted}`, 'version'];
    return execFileSync('npm', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() === wanted;
  } catch {
    return false;
  }
}

function run(command: string, parameters: string[]): void {
  execFileSync(command, parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
