import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `tsx scripts/native-platforms.ts FOLDER`: an npm package for each binary in packages/native/build, below FOLDER, and their names and
 * version in the optionalDependencies of `native`. The release workflow runs it before publishing; its change of package.json is never
 * committed.
 */
const folder = process.argv[2];
if (!folder) throw new Error('Name the folder for the packages: tsx scripts/native-platforms.ts FOLDER');
const native = join(import.meta.dirname, '../packages/native');
const manifestPath = join(native, 'package.json');
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));

/** What npm must know to leave a package out on another machine. */
const platforms: Record<string, { os: string[]; cpu: string[]; libc?: string[] }> = {
  'linux-x64-gnu': { os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
  'linux-arm64-gnu': { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] },
  'win32-x64': { os: ['win32'], cpu: ['x64'] },
  'darwin-x64': { os: ['darwin'], cpu: ['x64'] },
  'darwin-arm64': { os: ['darwin'], cpu: ['arm64'] },
};

const files = ['cairn.node', 'cairn.node.sha256'];
const built = readdirSync(join(native, 'build')).filter((name) => name in platforms);
for (const platform of built) {
  const name = `${manifest.name}-${platform}`;
  const target = join(folder, `native-${platform}`);
  mkdirSync(target, { recursive: true });
  for (const file of files) {
    const source = join(native, 'build', platform, file);
    if (!existsSync(source)) throw new Error(`${source} is missing`);
    cpSync(source, join(target, file));
  }
  const description = `The binary of ${manifest.name} for ${platform}.`;
  const { version, license, repository, engines, publishConfig } = manifest;
  const fields = {
    name,
    version,
    description,
    license,
    repository,
    engines,
    ...platforms[platform],
    files,
    publishConfig,
  };
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(fields, null, 2)}\n`);
  writeFileSync(
    join(target, 'README.md'),
    `# ${name}\n\n${description} It is installed with that package, not by hand.\n`,
  );
  console.log(`${name}@${version}: ${target}`);
}
manifest.optionalDependencies = Object.fromEntries(
  built.map((platform) => [`${manifest.name}-${platform}`, manifest.version]),
);
writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
