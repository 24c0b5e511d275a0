import ts from 'typescript';
import { lineOf, parse } from '../syntax.js';

/**
 * src/index.ts holds explicit named re-exports of the package's own modules and nothing else. That they are sorted is a rule of
 * the linter, which sorts within a block; so there is one block.
 */
export function barrelProblems(path: string, text?: string): string[] {
  const file = parse(path, text);
  const problems = file.statements.flatMap((statement) => {
    const where = `src/index.ts:${lineOf(statement)}`;
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return [`${where} must only re-export`];
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
      return [`${where} must name what it re-exports`];
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (!from.startsWith('./')) return [`${where} must re-export a module of this package, not ${from}`];
    return from.startsWith('./internal/') ? [`${where} must not export ${from}: internal/ stays inside`] : [];
  });
  if (file.statements.length === 0) problems.push('src/index.ts exports nothing');
  if (/\n\s*\n/.test(file.text.trim())) problems.push('src/index.ts must be one block, without blank lines');
  return problems;
}
