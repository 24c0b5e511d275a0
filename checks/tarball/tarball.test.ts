import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ceilings } from '../ceilings.js';
import { readExports } from '../shape/documentation.js';
import { packages, scope } from '../workspace.js';
import { bundleBytes } from './bundle.js';
import { contentProblems } from './contents.js';
import { entries, exportedNames } from './entries.js';
import { attwProblems, publintProblems } from './lint.js';

const { app, tarballs } = inject('installed');

describe.each(packages.map(({ name, folder }) => [name, folder] as const))('%s', (name, folder) => {
  const tarball = tarballs.find((each) => each.name === name)!;

  let names: string[];
  beforeAll(() => {
    const values = readExports(folder).filter(({ kind }) => kind !== 'type');
    names = values.map((value) => value.name).sort();
  });

  test('the tarball holds sources, their build and the papers, nothing else', () => {
    expect(contentProblems(tarball, folder)).toEqual([]);
  });

  test('publint --strict has nothing to say', async () => {
    expect(await publintProblems(tarball.path)).toEqual([]);
  });

  test('attw --profile esm-only has nothing to say', () => {
    expect(attwProblems(tarball.path)).toEqual([]);
  });

  test.each(['import', 'require'] as const)('Node gets every export through %s', (how) => {
    expect(names.length).toBeGreaterThan(0);
    expect(exportedNames(app, scope + name, how)).toEqual(names);
    for (const entry of entries(name, tarball.manifest)) expect(exportedNames(app, entry, how)).not.toEqual([]);
  });

  const rows = ceilings.filter((row) => row.package === name);

  test('checks/ceilings.ts has a row for everything', () => {
    expect(rows.map((row) => row.import)).toContain('*');
  });

  test.each(rows.map((row) => [row.import, row.bytes, row.why] as const))(
    'a browser bundle of %s stays within %i bytes (%s)',
    async (what, bytes) => {
      const actual = await bundleBytes(app, scope + name, what);
      expect(
        actual,
        `${what} from ${name} is ${actual} bytes; the ceiling in checks/ceilings.ts is ${bytes}`,
      ).toBeLessThanOrEqual(bytes);
      if (bytes > 1.5 * actual + 500)
        console.warn(`warning: checks/ceilings.ts allows ${name} ${what} ${bytes} bytes, it takes ${actual}`);
    },
  );
});

test('checks/ceilings.ts has no row for a package that does not exist', () => {
  expect(ceilings.map((row) => row.package).filter((name) => !packages.some((each) => each.name === name))).toEqual([]);
});
