import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const template = join(import.meta.dirname, 'template');

/** Why `name` cannot be the name of a new package below `root`; undefined when it can. */
export function nameProblem(root: string, name: string | undefined): string | undefined {
  if (!name) return 'A package needs a name: pnpm new-package <name>';
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    return `'${name}' is not a package name: kebab-case without the scope, like spectral-seriation.`;
  }
  const taken = existsSync(join(root, 'packages', name)) || existsSync(join(root, name));
  return taken ? `'${name}' is taken.` : undefined;
}

/** Writes packages/<name>, its changeset and its row in the table of byte ceilings; returns the paths, relative to `root`. */
export function scaffold(root: string, name: string, description: string): string[] {
  const written: string[] = [];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    written.push(path);
  };
  const files = readdirSync(template, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of files) {
    const source = join(entry.parentPath, entry.name);
    const text = readFileSync(source, 'utf8').replaceAll('%name%', name).replaceAll('%description%', description);
    write(`packages/${name}${source.slice(template.length).replaceAll('\\', '/')}`, text);
  }
  write(`.changeset/${name}.md`, `---\n'@cairn-ml/${name}': minor\n---\n\nFirst release: ${description}\n`);
  const ceilings = readFileSync(join(root, 'checks/ceilings.ts'), 'utf8');
  write('checks/ceilings.ts', withCeiling(ceilings, name));
  return written;
}

function withCeiling(table: string, name: string): string {
  const end = table.lastIndexOf('\n];');
  if (end < 0) throw new Error('checks/ceilings.ts has no table that ends with ];');
  const rows = [
    `  { package: '${name}', import: '*', bytes: 2500, why: 'everything, with the checks and errors of numeric' },`,
  ];
  return `${table.slice(0, end)}\n${rows.join('\n')}${table.slice(end)}`;
}
