import { basename } from 'node:path';
import { sourceFiles } from '../workspace.js';
import type { Tarball } from './install.js';

/** Differences between what is in the tarball and what `files` promises: sources, what the build makes of them and puts beside them, and the papers. */
export function contentProblems({ files, manifest }: Tarball, packageFolder: string): string[] {
  const sources = sourceFiles({ folder: packageFolder });
  const built = sources.flatMap((path) =>
    ['.js', '.js.map', '.d.ts', '.d.ts.map'].map((extension) => path.replace(/^src\/(.*)\.ts$/, `dist/$1${extension}`)),
  );
  const assets = ((manifest.assets ?? []) as string[]).map((asset) => `dist/${basename(asset)}`);
  const expected = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', ...sources, ...built, ...assets];
  return [
    ...expected.filter((path) => !files.includes(path)).map((path) => `lacks ${path}`),
    ...files.filter((path) => !expected.includes(path)).map((path) => `must not contain ${path}`),
    ...(JSON.stringify(manifest).includes('workspace:') ? ['package.json still says workspace:'] : []),
  ];
}
