import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countVitest } from '../../scripts/lane-counts.js';
import { nameProblem } from '../../scripts/new-package/scaffold.js';
import { pnpm } from '../pnpm.js';
import { root } from '../workspace.js';

/** `pnpm new-package` in a copy of the repository: what it scaffolds passes every lane that looks at a package. */

const copy = mkdtempSync(join(tmpdir(), 'cairn-template-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const name = 'sample-stones';
let printed: string;

beforeAll(() => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  for (const path of files.toString().split('\0').filter(Boolean)) {
    if (!existsSync(join(root, path))) continue; // deleted, not yet committed
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  pnpm(copy, ['install', '--offline', '--frozen-lockfile']);
  printed = pnpm(copy, ['new-package', name]);
  pnpm(copy, ['install', '--offline', '--no-frozen-lockfile']);
  pnpm(copy, ['exec', 'turbo', 'run', 'build', `--filter=@cairn-ml/${name}...`]);
});

test('it says what it wrote and what comes next', () => {
  expect(printed).toContain(`wrote packages/${name}/src/weighted-mean.ts`);
  expect(printed).toContain(`wrote .changeset/${name}.md`);
  expect(printed).toContain('Next:');
});

test('format, lint and types', () => {
  pnpm(copy, ['exec', 'biome', 'check', `packages/${name}`, 'checks/ceilings.ts']);
  pnpm(copy, ['exec', 'tsc', '-p', `packages/${name}/tsconfig.json`]);
});

test('unit tests', () => {
  expect(vitest('unit', [`packages/${name}/`])).toEqual({ passed: 5, failed: 0 });
});

test('snippets of the README and of the doc comment', () => {
  expect(vitest('snippets', ['-t', `packages/${name}/`])).toEqual({ passed: 2, failed: 0 });
});

test('shape, tarball and direction of imports', () => {
  const files = ['checks/shape/shape', 'checks/tarball/tarball', 'checks/floors/floors'];
  const counts = vitest('checks', [...files, '-t', name]);
  expect(counts?.failed).toBe(0);
  expect(counts?.passed).toBeGreaterThanOrEqual(15);
});

test.each([
  [undefined, 'A package needs a name'],
  ['', 'A package needs a name'],
  ['Sample', "'Sample' is not a package name"],
  ['@cairn-ml/sample', "'@cairn-ml/sample' is not a package name"],
  ['sample_stones', "'sample_stones' is not a package name"],
  ['sample-', "'sample-' is not a package name"],
  ['numeric', "'numeric' is taken"],
  ['checks', "'checks' is taken"],
  [name, undefined],
])('the name %s: %s', (proposed, problem) => {
  if (problem) expect(nameProblem(root, proposed)).toContain(problem);
  else expect(nameProblem(root, proposed)).toBeUndefined();
});

test('a taken name leaves everything as it is', () => {
  expect(() => pnpm(copy, ['new-package', name])).toThrow(`'${name}' is taken.`);
});

function vitest(project: string, filter: string[]): { passed: number; failed: number } | undefined {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const parameters = ['exec', 'vitest', 'run', `--project=${project}`, '--reporter=default', '--reporter=json'];
  pnpm(copy, [...parameters, `--outputFile.json=${report}`, ...filter]);
  return countVitest(readFileSync(report, 'utf8'));
}
