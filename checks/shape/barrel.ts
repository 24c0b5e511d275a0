import ts from 'typescript';
import { lineOf, parse } from '../syntax.js';

/**
 * A barrel (`src/index.ts`, `src/testing/index.ts`) holds explicit named re-exports of the package's own modules and nothing else. That they are sorted is a rule of
 * the linter, which sorts within a block; so there is one block.
 */
export function barrelProblems(path: string, barrel = 'src/index.ts'): string[] {
  const file = parse(path);
  const problems = file.statements.flatMap((statement) => {
    const where = `${barrel}:${lineOf(statement)}`;
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return [`${where} must only re-export`];
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
      return [`${where} must name what it re-exports`];
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (!/^\.\.?\//.test(from)) return [`${where} must re-export a module of this package, not ${from}`];
    return /^(\.\.?\/)+internal\//.test(from) ? [`${where} must not export ${from}: internal/ stays inside`] : [];
  });
  if (file.statements.length === 0) problems.push(`${barrel} exports nothing`);
  if (/\n\s*\n/.test(file.text.trim())) problems.push(`${barrel} must be one block, without blank lines`);
  return problems;
}
