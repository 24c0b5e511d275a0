import ts from 'typescript';
import { lineOf, parse, walk } from '../syntax.js';

/** What a document says that a statement gives. */
export interface Claim {
  /** Line within the snippet, from 1. */
  line: number;
  text: string;
}

/**
 * Rewrites a snippet so that it reports to `claims` (see report.ts) what its comments claim:
 *
 * - `f(x); // 0.5` and `const y = f(x); // 0.5`: the value,
 * - `console.log(a, b); // tau 0.5`: what is printed,
 * - `f(NaN); // throws InvalidArgumentError` or `// throws InvalidArgumentError: message`: the error.
 *
 * The comment stands on the last line of the statement, or right below it; it goes on over the next lines while a bracket is open.
 */
export function instrument(code: string): { code: string; claims: Claim[] } {
  const file = parse('snippet.ts', code);
  const claims: Claim[] = [];
  const edits: { at: number; until: number; text: string }[] = [];
  const edit = (at: number, until: number, text: string) => edits.push({ at, until, text });
  const claim = (node: ts.Node, text: string) => claims.push({ line: lineOf(node), text }) - 1;

  walk(file, (node) => {
    const text = ts.isStatement(node) ? commentOf(node, code) : undefined;
    if (text === undefined) return;
    if (ts.isExpressionStatement(node)) {
      const { expression } = node;
      const [start, end] = [expression.getStart(), expression.end];
      const printed = printedArguments(expression);
      if (/^throws\b/.test(text)) {
        const how = hasAwait(expression) ? ['await claims.rejects', 'async '] : ['claims.throws', ''];
        edit(start, start, `${how[0]}(${claim(node, text)}, ${how[1]}() => (`);
        edit(end, end, '))');
      } else if (printed) {
        edit(start, printed.start, `claims.prints(${claim(node, text)}, `);
      } else {
        edit(start, start, `claims.equals(${claim(node, text)}, (`);
        edit(end, end, '))');
      }
    } else if (ts.isVariableStatement(node) && looksLikeValue(text)) {
      const name = boundName(node);
      if (!name) throw new Error(`line ${lineOf(node)}: a claim needs one name or expression, not several`);
      edit(node.end, node.end, ` claims.equals(${claim(node, text)}, ${name});`);
    }
  });

  let result = code;
  for (const { at, until, text } of edits.sort((a, b) => b.at - a.at))
    result = result.slice(0, at) + text + result.slice(until);
  return { code: `import * as claims from './report.js';\n${result}`, claims };
}

/** Whether a comment can only be meant as a value; anything else behind a declaration is prose. */
export function looksLikeValue(text: string): boolean {
  return /^[≈~]?\s*([-+]?\.?\d|[[{'"`]|-?Infinity\b|(NaN|true|false|undefined|null|throws)\b|\w+Array\()/.test(text);
}

function commentOf(node: ts.Node, code: string): string | undefined {
  const rest = code.slice(node.end).split('\n');
  const beside = comment(rest[0]!);
  const below = ts.isExpressionStatement(node) && rest[0]!.trim() === '' ? comment(rest[1] ?? '') : undefined;
  let text = beside ?? (below !== undefined && looksLikeValue(below) ? below : undefined);
  if (text === undefined) return undefined;
  for (const line of rest.slice(beside === undefined ? 2 : 1)) {
    const more = comment(line);
    if (more === undefined || !isOpen(text)) break;
    text += ` ${more}`;
  }
  return text;
}

function comment(line: string): string | undefined {
  return /^\s*\/\/\s*(.*?)\s*$/.exec(line)?.[1];
}

function isOpen(text: string): boolean {
  return (text.match(/[[{(]/g)?.length ?? 0) > (text.match(/[\]})]/g)?.length ?? 0);
}

/** Start of the first argument when the expression is `console.log(…)`. */
function printedArguments(expression: ts.Expression): { start: number } | undefined {
  if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'console.log') return undefined;
  return { start: expression.arguments.pos };
}

function boundName(node: ts.VariableStatement): string | undefined {
  const [declaration, ...others] = node.declarationList.declarations;
  if (!declaration || others.length > 0) return undefined;
  if (ts.isIdentifier(declaration.name)) return declaration.name.text;
  const [element, ...rest] = declaration.name.elements;
  if (!element || rest.length > 0 || !ts.isBindingElement(element)) return undefined;
  return ts.isIdentifier(element.name) && !element.dotDotDotToken ? element.name.text : undefined;
}

function hasAwait(expression: ts.Expression): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isAwaitExpression(node)) found = true;
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(expression);
  return found;
}
