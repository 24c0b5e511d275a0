import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ceilings } from '../ceilings.js';
import { readExports } from '../shape/documentation.js';
import { entriesOf, packages, scope } from '../workspace.js';
import { bundleBytes } from './bundle.js';
import { contentProblems } from './contents.js';
import { exportedNames } from './entries.js';
import { attwProblems, publintProblems } from './lint.js';

const { app, tarballs } = inject('installed');

describe.each(packages.map(({ name, folder }) => [name, folder] as const))('%s', (name, folder) => {
  const tarball = tarballs.find((each) => each.name === name)!;

  test('the tarball holds sources, their build and the papers, nothing else', () => {
    expect(contentProblems(tarball, folder)).toEqual([]);
  });

  test('publint --strict has nothing to say', async () => {
    expect(await publintProblems(tarball.path)).toEqual([]);
  });

  test('attw --profile esm-only has nothing to say', () => {
    expect(attwProblems(tarball.path)).toEqual([]);
  });

  const entries = entriesOf(tarball);

  describe.each(entries.map(({ specifier, source }) => [specifier, source] as const))('%s', (specifier, source) => {
    let names: string[];
    beforeAll(() => {
      const values = readExports(folder, source).filter(({ kind }) => kind !== 'type');
      names = values.map((value) => value.name).sort();
    });

    test.each(['import', 'require'] as const)('Node gets every export through %s', (how) => {
      expect(names.length).toBeGreaterThan(0);
      expect(exportedNames(app, specifier, how)).toEqual(names);
    });
  });

  const rows = ceilings.filter((row) => row.package === name);

  test('checks/ceilings.ts has a row for everything', () => {
    const whole = rows.filter((row) => row.import === '*').map(({ entry = '' }) => scope + name + entry);
    expect(entries.map(({ specifier }) => specifier).filter((specifier) => !whole.includes(specifier))).toEqual([]);
  });

  test.each(rows.map((row) => [row.import, row.bytes, row.why, row.entry ?? ''] as const))(
    'a browser bundle of %s stays within %i bytes (%s)',
    async (what, bytes, _, entry) => {
      const actual = await bundleBytes(app, scope + name + entry, what);
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
