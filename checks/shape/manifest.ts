import { isDeepStrictEqual } from 'node:util';
import { type Package, scope } from '../workspace.js';

const fixed = {
  license: 'MIT',
  type: 'module',
  engines: { node: '>=20.19' },
  files: ['dist', 'src', '!src/**/*.test.ts', 'CHANGELOG.md'],
  publishConfig: { access: 'public', provenance: true },
};

const scripts: Record<string, string> = {
  build: 'tsup && tsc -p tsconfig.build.json',
  typecheck: 'tsc -p tsconfig.json',
};

/** Fields of package.json that differ from the house's. */
export function manifestProblems({ name, manifest }: Package): string[] {
  const problems = Object.entries(fixed)
    .filter(([field, value]) => !isDeepStrictEqual(manifest[field], value))
    .map(([field, value]) => `package.json: ${field} must be ${JSON.stringify(value)}`);
  const require = (holds: unknown, rule: string) => {
    if (!holds) problems.push(`package.json: ${rule}`);
  };
  const repository = manifest.repository as { type?: string; url?: string; directory?: string } | undefined;
  const tasks = manifest.scripts as Record<string, string> | undefined;
  const keywords = manifest.keywords as string[] | undefined;
  require(manifest.name === scope + name, `name must be ${scope}${name}`);
  require(/^\d+\.\d+\.\d+/.test(manifest.version), 'version must be three numbers');
  require(typeof manifest.description === 'string' &&
    manifest.description.length >= 20, 'description must be one sentence');
  require(Array.isArray(keywords) && keywords.length >= 3, 'keywords must be at least three');
  require(repository?.type === 'git' &&
    repository.url?.startsWith('git+https://'), 'repository must be a git+https url');
  require(repository?.directory === `packages/${name}`, `repository.directory must be packages/${name}`);
  require(manifest.sideEffects === false ||
    Array.isArray(manifest.sideEffects), 'sideEffects must be false, or the list of the modules that have some');
  for (const [task, command] of Object.entries(scripts))
    require(tasks?.[task] === command, `scripts.${task} must be '${command}'`);
  return [...problems, ...exportsProblems(manifest.exports), ...dependencyProblems(manifest)];
}

function exportsProblems(entries: Record<string, unknown> | undefined): string[] {
  if (!entries || !('.' in entries)) return ["package.json: exports must have '.'"];
  const problems =
    entries['./package.json'] === './package.json' ? [] : ["package.json: exports must have './package.json'"];
  for (const [path, target] of Object.entries(entries)) {
    if (path === './package.json') continue;
    const conditions = typeof target === 'object' && target !== null ? Object.entries(target) : [];
    if (conditions[0]?.[0] !== 'types') problems.push(`package.json: exports['${path}'] must have types first`);
    if (conditions.at(-1)?.[0] !== 'default') problems.push(`package.json: exports['${path}'] must have default last`);
    if (conditions.some(([, file]) => typeof file !== 'string' || !file.startsWith('./dist/')))
      problems.push(`package.json: exports['${path}'] must point into ./dist/`);
  }
  return problems;
}

function dependencyProblems(manifest: Package['manifest']): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = manifest;
  const problems: string[] = [];
  for (const [name, range] of Object.entries({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
    if (name.startsWith(scope) && range !== 'workspace:^') problems.push(`package.json: ${name} must be workspace:^`);
    if (range === '*' || range === 'latest' || range.includes(':/'))
      problems.push(`package.json: ${name} must have a version range, not ${range}`);
  }
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepack'];
  const scripts = (manifest.scripts ?? {}) as Record<string, string>;
  for (const hook of hooks.filter((hook) => hook in scripts))
    problems.push(`package.json: no ${hook} script, a package only unpacks`);
  return problems;
}
