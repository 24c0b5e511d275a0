import { join, relative } from 'node:path';
import ts from 'typescript';

/** One export of a package's entry, with its doc comment. */
export interface Export {
  name: string;
  kind: 'function' | 'class' | 'error' | 'constant' | 'type';
  comment: string;
  examples: string[];
  /** As `src/rank.ts:12`. */
  where: string;
}

/** What a barrel of a package exports, in order. */
export function readExports(folder: string, barrel = 'src/index.ts'): Export[] {
  const entry = join(folder, barrel);
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) return [];
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declaration = symbol.declarations?.[0];
    const source = declaration?.getSourceFile();
    const line = source ? source.getLineAndCharacterOfPosition(declaration!.getStart()).line + 1 : 0;
    return {
      name: exported.name,
      kind: isTypeOnly(exported) ? 'type' : kindOf(symbol),
      comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      examples: symbol
        .getJsDocTags(checker)
        .filter((tag) => tag.name === 'example')
        .map((tag) => ts.displayPartsToString(tag.text)),
      where: source ? `${relative(folder, source.fileName).replaceAll('\\', '/')}:${line}` : barrel,
    };
  });
}

/**
 * Exports without a doc comment, and functions, classes and constants without an `@example`. Errors and types may go without; what a
 * package passes on from the engine keeps the engine's own comments.
 */
export function documentationProblems(exports: Export[]): string[] {
  return exports.flatMap(({ name, kind, comment, examples, where }) => {
    if (where.includes('node_modules/')) return [];
    if (comment.trim() === '') return [`${where} ${name} has no doc comment`];
    if (kind === 'type' || kind === 'error') return [];
    return examples.some((example) => example.includes('```ts'))
      ? []
      : [`${where} ${name} has no @example with a \`\`\`ts block`];
  });
}

function isTypeOnly({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (declaration) =>
      ts.isExportSpecifier(declaration) && (declaration.isTypeOnly || declaration.parent.parent.isTypeOnly),
  );
}

function kindOf({ name, flags }: ts.Symbol): Export['kind'] {
  if (flags & ts.SymbolFlags.Function) return 'function';
  if (flags & ts.SymbolFlags.Class) return name.endsWith('Error') ? 'error' : 'class';
  return flags & ts.SymbolFlags.Value ? 'constant' : 'type';
}
