import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** What `publint --strict` says about a tarball; suggestions count too. */
export async function publintProblems(path: string): Promise<string[]> {
  const tarball = Uint8Array.from(readFileSync(path)).buffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  return messages.map((message) => `${message.type}: ${formatMessage(message, pkg, { color: false })}`);
}

/** What `attw --profile esm-only` prints about a tarball, if it fails. */
export function attwProblems(path: string): string[] {
  const manifest = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { attw: string } };
  const parameters = [
    join(dirname(manifest), bin.attw),
    path,
    '--profile',
    'esm-only',
    '--format',
    'ascii',
    '--no-color',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  return status === 0 ? [] : [stdout + stderr];
}
