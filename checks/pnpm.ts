import { execFileSync } from 'node:child_process';

/** Runs pnpm, the one that runs this or else the one on the PATH, and returns what it prints. Throws with that when it fails. */
export function pnpm(cwd: string, parameters: string[]): string {
  const runner = process.env.npm_execpath ?? '';
  const known = runner.includes('pnpm') && /\.[cm]?js$/.test(runner);
  const [command, first] = known ? [process.execPath, [runner]] : ['pnpm', []];
  try {
    return execFileSync(command, [...first, ...parameters], {
      cwd,
      encoding: 'utf8',
      shell: process.platform === 'win32' && !known,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 26,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`pnpm ${parameters.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}
