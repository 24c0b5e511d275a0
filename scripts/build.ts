import { spawnSync } from 'node:child_process';

/** Builds every package. All output goes to stderr, so that a command that prints JSON can build first. */
const tasks = process.argv.slice(2);
const { status } = spawnSync('turbo', ['run', ...(tasks.length ? tasks : ['build'])], {
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
});
process.exitCode = status ?? 1;
