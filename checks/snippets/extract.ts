/** A block of TypeScript in a document. */
export interface Snippet {
  /** The document, relative to the root of the repository. */
  file: string;
  /** Line of its first line of code, from 1. */
  line: number;
  code: string;
  /** False for a block marked `ts no-run`: its types are checked, it is not executed. */
  run: boolean;
}

/** The ```ts blocks of a Markdown text. A block of JavaScript is an error: nobody would check it. */
export function markdownSnippets(file: string, text: string): Snippet[] {
  const snippets: Snippet[] = [];
  let open: { fence: string; indent: number; info: string; line: number; code: string[] } | undefined;
  for (const [i, line] of text.split('\n').entries()) {
    const fence = /^( *)(`{3,})(.*)$/.exec(line);
    if (!open && fence) {
      open = { fence: fence[2]!, indent: fence[1]!.length, info: fence[3]!.trim(), line: i + 2, code: [] };
      if (!/^ts( no-run)?$/.test(open.info) && /^([cm]?js|jsx|javascript|typescript|tsx|ts)\b/.test(open.info))
        throw new Error(`${file}:${i + 1} has a block of \`${open.info}\`; write \`ts\` or \`ts no-run\``);
    } else if (open && line.trim() === open.fence) {
      const { info, line: first, code } = open;
      if (/^ts\b/.test(info)) snippets.push({ file, line: first, code: code.join('\n'), run: info === 'ts' });
      open = undefined;
    } else open?.code.push(line.slice(Math.min(open.indent, line.length - line.trimStart().length)));
  }
  if (open) throw new Error(`${file}:${open.line - 1} opens a block that nothing closes`);
  return snippets;
}

/** The ```ts blocks in the `@example`s of a source text. */
export function exampleSnippets(file: string, source: string): Snippet[] {
  let comment = false;
  let example = false;
  const lines = source.split('\n').map((line) => {
    if (/^\s*\/\*\*/.test(line)) comment = true;
    const text = line.replace(/^\s*(\/\*\*|\*(?!\/)) ?/, '').replace(/\s*\*\/.*$/, '');
    if (/^@\w+/.test(text)) example = text.startsWith('@example');
    const kept = comment && example && !text.startsWith('@example') ? text : '';
    if (line.includes('*/')) comment = example = false;
    return kept;
  });
  return markdownSnippets(file, lines.join('\n'));
}
