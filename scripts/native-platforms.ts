import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const native = join(root, 'packages/native');

/** What npm must know to leave a package out on another machine. */
const platforms: Record<string, { os: string[]; cpu: string[]; libc?: string[] }> = {
  'linux-x64-gnu': { os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'linux-arm64-gnu': { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] },
  'win32-x64': { os: ['win32'], cpu: ['x64'] },
  'darwin-x64': { os: ['darwin'], cpu: ['x64'] },
  'darwin-arm64': { os: ['darwin'], cpu: ['arm64'] },
};

/** An npm package with one binary. */
export interface PlatformPackage {
  name: string;
  version: string;
  folder: string;
}

/** Platforms that packages/native/build has no binary for. */
export function missingPlatforms(): string[] {
  return Object.keys(platforms).filter((platform) => !existsSync(binaryOf(platform)));
}

/** Writes an npm package below `folder` for each binary in packages/native/build. */
export function writePlatformPackages(folder: string): PlatformPackage[] {
  const { name: scope, version, license, repository, engines, publishConfig } = nativeManifest();
  return Object.entries(platforms)
    .filter(([platform]) => existsSync(binaryOf(platform)))
    .map(([platform, where]) => {
      const name = `${scope}-${platform}`;
      const target = join(folder, `native-${platform}`);
      const description = `The binary of ${scope} for ${platform}.`;
      mkdirSync(target, { recursive: true });
      cpSync(binaryOf(platform), join(target, 'cairn.node'));
      cpSync(`${binaryOf(platform)}.sha256`, join(target, 'cairn.node.sha256'));
      cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
      writeFileSync(
        join(target, 'README.md'),
        `# ${name}\n\n${description} It is installed with that package, not by hand.\n`,
      );
      const files = ['cairn.node', 'cairn.node.sha256'];
      const manifest = { name, version, description, license, repository, engines, ...where, files, publishConfig };
      writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
      return { name, version, folder: target };
    });
}

/** Calls `publish` while the package.json of `native` names the platform packages; that change is never committed. */
export function withPlatforms(packages: PlatformPackage[], publish: () => void): void {
  const path = join(native, 'package.json');
  const before = readFileSync(path, 'utf8');
  const optionalDependencies = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
  writeFileSync(path, `${JSON.stringify({ ...nativeManifest(), optionalDependencies }, null, 2)}\n`);
  try {
    publish();
  } finally {
    writeFileSync(path, before);
  }
}

/** The package.json of `native`. */
export function nativeManifest(): Record<'name' | 'version' | 'license', string> & Record<string, unknown> {
  return JSON.parse(readFileSync(join(native, 'package.json'), 'utf8'));
}

function binaryOf(platform: string): string {
  return join(native, 'build', platform, 'cairn.node');
}
