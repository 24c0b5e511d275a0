import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { platformName } from '../src/internal/platform.js';
import { compile, linuxLinkFlags } from './compile.js';
import { nodeApiHeaders } from './headers.js';

/** `pnpm build` runs this: the binary for this machine, where it has a C++ compiler; a line that says so where it has none. */
const compiler = [process.env.CXX, 'g++', 'clang++', 'c++'].find((command) => command && answers(command));
const { arch, platform } = process;
const problem =
  platform === 'win32' || (arch !== 'x64' && arch !== 'arm64')
    ? `there is no build for ${platform}-${arch} on such a machine`
    : compiler === undefined && 'there is no C++ compiler (g++ or clang++)';

if (problem) {
  say(`${problem}; tensors will run on wasm`);
} else {
  const start = performance.now();
  const linkFlags = platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : linuxLinkFlags;
  const folder = join(import.meta.dirname, '../build', platformName(process));
  const { compiled } = await compile({
    compiler: compiler!,
    architecture: arch as 'x64',
    folder,
    include: nodeApiHeaders,
    linkFlags,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (compiled > 0) say(`compiled ${compiled} files with ${compiler} in ${seconds} s`);
}

function say(text: string): void {
  process.stdout.write(`@cairn-ml/native: ${text}.\n`);
}

function answers(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
