import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf } from '../syntax.js';
import { type Package, scope, sourceFiles } from '../workspace.js';

/** The floors: numeric <- native <- tensor, and every package may stand on numeric and tensor. */
const ground: Record<string, string[]> = {
  numeric: [],
  native: ['numeric'],
  tensor: ['numeric', 'native'],
};

/** The only arrows between packages. */
const arrows: Record<string, string> = {
  'contrastive-regression': 'spectral-seriation',
  'entropy-intervention': 'policy-optimization',
};

/** The engine under the tensor core: only these may import it. */
const engine = { prefix: '@tensorflow/', users: ['tensor', 'native'] };

/** What a package imports against the direction of the floors, or without declaring it; and what it declares and never imports. */
export function floorProblems({ name, folder, manifest }: Package): string[] {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest;
  const declared = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
  const problems = declared.flatMap((dependency) => forbidden(name, dependency).map((rule) => `package.json: ${rule}`));
  const used = new Set<string>();
  for (const path of sourceFiles({ folder })) {
    const text = readFileSync(join(folder, path), 'utf8');
    for (const from of importsOf(text)) {
      const dependency = packageOf(from);
      if (dependency === undefined) continue;
      used.add(dependency);
      problems.push(...forbidden(name, dependency).map((rule) => `${path}: ${rule}`));
      if (!declared.includes(dependency)) problems.push(`${path}: ${dependency} is not in dependencies`);
    }
  }
  const unused = Object.keys({ ...dependencies }).filter((dependency) => !used.has(dependency));
  const leaks = Object.keys({ ...devDependencies }).filter((name) => name.startsWith(scope));
  return [
    ...problems,
    ...unused.map((dependency) => `package.json: ${dependency} is declared and never imported`),
    ...leaks.flatMap((dependency) => forbidden(name, dependency).map((rule) => `package.json: ${rule}`)),
  ];
}

function forbidden(name: string, dependency: string): string[] {
  if (dependency.startsWith(engine.prefix) && !engine.users.includes(name)) {
    return [`${name} must not use ${dependency}: tensors come from ${scope}tensor`];
  }
  if (!dependency.startsWith(scope)) return [];
  const allowed = ground[name] ?? ['numeric', 'tensor', ...(arrows[name] ? [arrows[name]] : [])];
  const target = dependency.slice(scope.length);
  return allowed.includes(target)
    ? []
    : [`${name} must not depend on ${dependency}: allowed are ${allowed.join(', ') || 'none'}`];
}

/** `@scope/name` or `name` of a bare import; undefined for a relative one and for Node's own modules. */
function packageOf(from: string): string | undefined {
  if (from.startsWith('.') || from.startsWith('node:')) return undefined;
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/');
}
