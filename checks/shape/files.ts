import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from '../syntax.js';
import { entriesOf, filesBelow, type Package, root, sourceFiles } from '../workspace.js';

const required = ['README.md', 'CHANGELOG.md', 'package.json', 'src/index.ts'];

/** Configuration files have one text in every package: the one of the template. */
const identical = ['tsconfig.json', 'tsconfig.build.json', 'tsup.config.ts'];

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Files that a package lacks, has beyond its template, or has under a name that is not kebab-case. */
export function fileProblems(subject: Package, template = join(root, 'scripts/new-package/template')): string[] {
  const { folder, name } = subject;
  const missing = required.filter((path) => !existsSync(join(folder, path))).map((path) => `${path} is missing`);
  const different = identical
    .filter((path) => read(join(folder, path)) !== read(join(template, path)))
    .map((path) => `${path} must be the same as in scripts/new-package/template`);
  const changelog = read(join(folder, 'CHANGELOG.md'));
  const untitled =
    changelog?.startsWith(`# @cairn-ml/${name}\n`) === false
      ? [`CHANGELOG.md must begin with '# @cairn-ml/${name}'`]
      : [];
  const badNames = ['src', 'test']
    .flatMap((part) => filesBelow(join(folder, part)).map((path) => `${part}/${path}`))
    .filter((path) => path.endsWith('.ts') && path.split('/').some((part) => !kebabCase.test(part)))
    .map((path) => `${path} must be kebab-case`);
  return [...missing, ...different, ...untitled, ...badNames, ...untested(subject)];
}

/**
 * Every module of src/ has its test beside it. Exempt: barrels, modules without code (types only), generated `*.wasm.ts`, and
 * helpers in internal/, which may be tested through the module that uses them.
 */
function untested(subject: Package): string[] {
  const { folder } = subject;
  const barrels = entriesOf(subject).map(({ source }) => source);
  return sourceFiles(subject)
    .filter((path) => !barrels.includes(path) && !path.startsWith('src/internal/') && !path.endsWith('.wasm.ts'))
    .filter((path) => !existsSync(join(folder, path.replace(/\.ts$/, '.test.ts'))) && hasCode(join(folder, path)))
    .map((path) => `${path} has no test beside it`);
}

function hasCode(path: string): boolean {
  return parse(path).statements.some(
    (statement) =>
      !ts.isInterfaceDeclaration(statement) &&
      !ts.isTypeAliasDeclaration(statement) &&
      !ts.isImportDeclaration(statement) &&
      !(ts.isExportDeclaration(statement) && statement.isTypeOnly),
  );
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
