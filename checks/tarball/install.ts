import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pnpm } from '../pnpm.js';
import { type Manifest, type Package, packages, root, scope } from '../workspace.js';

/** A package as npm would deliver it. */
export interface Tarball {
  name: string;
  path: string;
  /** Where it lies unpacked, as an app would have it in node_modules. */
  folder: string;
  /** Relative paths of what it contains. */
  files: string[];
  manifest: Manifest;
}

export interface Installed {
  /** The app, outside the repository: only what is in node_modules resolves. */
  app: string;
  tarballs: Tarball[];
}

/** Packs every package and unpacks it into the node_modules of an empty app; third-party dependencies are linked from the workspace. */
export function installTarballs(): Installed {
  const app = realpathSync(mkdtempSync(join(tmpdir(), 'cairn-app-')));
  const packed = pnpm(root, [
    '-r',
    '--filter',
    './packages/*',
    'pack',
    '--json',
    '--pack-destination',
    join(app, 'tarballs'),
  ]);
  const reports = [JSON.parse(packed)].flat() as { name: string; filename: string }[];
  const tarballs = reports.map(({ name, filename }) => unpack(app, name.slice(scope.length), filename));
  for (const subject of packages) linkThirdParty(app, subject);
  return { app, tarballs };
}

function unpack(app: string, name: string, path: string): Tarball {
  const folder = join(app, 'node_modules', scope, name);
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', path, '-C', folder, '--strip-components=1']);
  const listing = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' });
  const files = listing
    .trim()
    .split(/\r?\n/)
    .map((file) => file.replace(/^package\//, ''));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return { name, path, folder, files: files.sort(), manifest };
}

function linkThirdParty(app: string, { folder, manifest }: Package): void {
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    if (dependency.startsWith(scope)) continue;
    const link = join(app, 'node_modules', dependency);
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(realpathSync(join(folder, 'node_modules', dependency)), link, 'junction');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
