import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of a package.json that the checks read. */
export interface Manifest {
  [field: string]: unknown;
  name: string;
  version: string;
  private?: boolean;
  exports?: Record<string, unknown>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export interface Package {
  /** Its folder in packages/, which is its npm name without the scope. */
  name: string;
  folder: string;
  manifest: Manifest;
}

/** What an app can import from a package. */
export interface Entry {
  /** `@cairn-ml/tensor`, `@cairn-ml/tensor/testing`. */
  specifier: string;
  /** Its barrel, relative to the package: `src/index.ts`, `src/testing/index.ts`. */
  source: string;
}

export const scope = '@cairn-ml/';
export const root = join(import.meta.dirname, '..');

/** Every published package, sorted by name. */
export const packages = readPackages(join(root, 'packages'));

export function readPackages(parent: string): Package[] {
  return readdirSync(parent)
    .sort()
    .map((name) => readPackage(join(parent, name), name));
}

export function readPackage(folder: string, name: string): Package {
  return { name, folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest };
}

/** The entries of a package's `exports` that are modules, in their order. */
export function entriesOf({ name, manifest }: Pick<Package, 'name' | 'manifest'>): Entry[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]) => {
    const { default: built } = (typeof target === 'object' ? target : {}) as { default?: string };
    if (!built?.endsWith('.js')) return [];
    return [{ specifier: scope + name + path.slice(1), source: built.replace(/^\.\/dist\/(.*)\.js$/, 'src/$1.ts') }];
  });
}

/** Paths of the files below `folder`, relative to it and with slashes, sorted. Nothing when there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();
  } catch {
    return [];
  }
}

/** Its TypeScript sources without tests, relative to the package, as `src/rank.ts`. */
export function sourceFiles({ folder }: { folder: string }): string[] {
  return filesBelow(join(folder, 'src'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => `src/${path}`);
}
