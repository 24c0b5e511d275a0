import ts from 'typescript';

/** Errors of the compiler by file, each as line within the file and message. */
export function typeErrors(paths: string[]): Map<string, { line: number; message: string }[]> {
  const program = ts.createProgram(paths, {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  });
  const errors = new Map(paths.map((path) => [path, [] as { line: number; message: string }[]]));
  for (const { file, start = 0, messageText } of ts.getPreEmitDiagnostics(program)) {
    const found = { line: 1, message: ts.flattenDiagnosticMessageText(messageText, ' ') };
    if (!file) throw new Error(found.message);
    found.line = file.getLineAndCharacterOfPosition(start).line + 1;
    errors.get(file.fileName)?.push(found);
  }
  return errors;
}
