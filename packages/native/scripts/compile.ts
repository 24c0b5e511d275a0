import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sources = join(import.meta.dirname, '../cpp');

/** Files that every target compiles for itself, those that AVX-512 borrows from AVX2, and those that are compiled once. */
const wide = [
  'convolution',
  'convolution-filter-gradient',
  'elementwise-unary',
  'gemm',
  'kernels',
  'patches',
  'softmax',
];
const narrow = ['depthwise', 'eigen', 'elementwise-binary', 'optimizer', 'pooling', 'reductions', 'resize'];
const calls = ['elementwise', 'indices', 'matrices', 'rows', 'windows'].map((family) => `call-${family}`);
const shared = [...calls, 'dispatch', 'indexing', 'module', 'shape', 'threads', 'workspace'];

/** An instruction set, by the name under which dispatch.cc knows it. */
interface Target {
  name: string;
  files: string[];
  flags: string[];
}

/** Those of an architecture; the first one runs everywhere. */
const targets: Record<'x64' | 'arm64', Target[]> = {
  x64: [
    { name: 'baseline', files: [...wide, ...narrow, ...shared], flags: [] },
    { name: 'avx2', files: [...wide, ...narrow], flags: ['-mavx2', '-mfma', '-mbmi2'] },
    {
      name: 'avx512',
      files: wide,
      flags: ['-mavx512f', '-mavx512dq', '-mavx512bw', '-mavx512vl', '-mfma', '-mbmi2', '-mprefer-vector-width=512'],
    },
  ],
  arm64: [{ name: 'neon', files: [...wide, ...narrow, ...shared], flags: [] }],
};

const common = [
  '-std=c++17',
  '-O2',
  '-fPIC',
  '-fvisibility=hidden',
  '-fno-math-errno',
  '-fno-trapping-math',
  '-fopenmp-simd',
  '-Wall',
  '-Wextra',
  '-Wshadow',
  '-Wno-psabi',
  '-DNAPI_VERSION=8',
];

/** For Linux: the C++ runtime comes along, and of it only what is used, seen by nobody else. */
export const linuxLinkFlags = [
  '-pthread',
  '-static-libstdc++',
  '-static-libgcc',
  '-Wl,--exclude-libs,ALL,--gc-sections',
  '-s',
];

/** What to compile for. */
export interface CompileOptions {
  /** A C++ compiler: `g++`, `aarch64-linux-gnu-g++`, … */
  compiler: string;
  architecture: 'x64' | 'arm64';
  /** Where `cairn.node` and the objects behind it are written. */
  folder: string;
  /** Folder with `node_api.h`. */
  include: string;
  /** Flags for compiling beyond those of every build. */
  compileFlags?: string[];
  /** Flags for linking. */
  linkFlags: string[];
}

/**
 * Compiles what has changed since the last time and links `cairn.node`, with its SHA-256 beside it, by which the loader knows a damaged
 * file. Returns the path of the binary and how many files were compiled.
 */
export async function compile(options: CompileOptions): Promise<{ binary: string; compiled: number }> {
  const { compiler, architecture, folder, include, compileFlags = [], linkFlags } = options;
  const flags = [...common, ...compileFlags, `-I${include}`];
  const jobs = targets[architecture].flatMap((target) =>
    target.files.map((file) => ({
      source: join(sources, `${file}.cc`),
      object: `${target.name}-${file}.o`,
      flags: [
        ...flags,
        ...target.flags,
        `-DCAIRN_TARGET=${target.name}`,
        ...(file === 'module' ? [versionFlag()] : []),
      ],
    })),
  );
  const key = createHash('sha256')
    .update(JSON.stringify([compiler, jobs, linkFlags]))
    .digest('hex')
    .slice(0, 12);
  const objects = join(folder, 'objects', key);
  mkdirSync(objects, { recursive: true });
  const stale = jobs.filter(({ object }) => isStale(join(objects, object)));
  const waiting = [...stale];
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift())
      await run(compiler, [...job.flags, '-MMD', '-c', job.source, '-o', join(objects, job.object)]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const binary = join(folder, 'cairn.node');
  const linked = join(objects, 'cairn.node');
  if (stale.length > 0 || !existsSync(linked)) {
    const inputs = jobs.map(({ object }) => join(objects, object));
    await run(compiler, ['-shared', ...inputs, '-o', linked, ...linkFlags]);
  }
  install(linked, binary);
  return { binary, compiled: stale.length };
}

/** The version of the package, which the binary tells. */
function versionFlag(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
    version: string;
  };
  return `-DCAIRN_VERSION="${version}"`;
}

/** Whether an object is missing, or older than a file that it was made of; the compiler wrote down which. */
function isStale(object: string): boolean {
  const list = object.replace(/o$/, 'd');
  if (!existsSync(object) || !existsSync(list)) return true;
  const { mtimeMs } = statSync(object);
  const parts = readFileSync(list, 'utf8')
    .replace(/^.*?\.o:/, '')
    .replaceAll('\\\n', ' ')
    .split(/\s+/)
    .filter(Boolean);
  return parts.some((path) => !existsSync(path) || statSync(path).mtimeMs > mtimeMs);
}

/** Puts the binary in place in one step: a process that has the old one mapped keeps it. */
function install(from: string, to: string): void {
  const content = readFileSync(from);
  const digest = `${createHash('sha256').update(content).digest('hex')}\n`;
  if (existsSync(`${to}.sha256`) && existsSync(to) && readFileSync(`${to}.sha256`, 'utf8') === digest) return;
  writeFileSync(`${to}.new`, content);
  renameSync(`${to}.new`, to);
  writeFileSync(`${to}.sha256`, digest);
}
