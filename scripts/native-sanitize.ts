import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compile } from '../packages/native/scripts/compile.js';
import { nodeApiHeaders } from '../packages/native/scripts/headers.js';

/**
 * `tsx scripts/native-sanitize.ts`: the tests of `native` on a binary that watches its memory and its arithmetic (AddressSanitizer and
 * UndefinedBehaviorSanitizer; Linux, g++). Any finding ends the run.
 */
const root = join(import.meta.dirname, '..');
const flags = ['-fsanitize=address,undefined', '-fno-sanitize-recover=undefined', '-fno-omit-frame-pointer'];
const { binary } = await compile({
  compiler: 'g++',
  architecture: process.arch as 'x64' | 'arm64',
  folder: join(root, 'packages/native/build/sanitized'),
  include: nodeApiHeaders,
  compileFlags: [...flags, '-g'],
  linkFlags: [...flags, '-pthread'],
});
const runtime = (name: string) => execFileSync('g++', [`-print-file-name=${name}`], { encoding: 'utf8' }).trim();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project=unit', '--testTimeout=120000', 'packages/native/', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CAIRN_NATIVE_BINARY: binary,
      CAIRN_NUM_THREADS: '3',
      LD_PRELOAD: ['libasan.so', 'libubsan.so'].map(runtime).join(':'),
      // Node does not give all of its memory back at the end; memory that cannot be had is an error of ours, not a crash.
      ASAN_OPTIONS: 'detect_leaks=0:allocator_may_return_null=1:max_allocation_size_mb=16384:quarantine_size_mb=8',
      UBSAN_OPTIONS: 'print_stacktrace=1:halt_on_error=1',
    },
  },
);
process.exitCode = status ?? 1;
