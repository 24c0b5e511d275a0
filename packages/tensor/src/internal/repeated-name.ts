/**
 * Where an object of valid JSON has a name for the second time; undefined when none has. (JSON.parse would silently take the last.)
 */
export function repeatedName(text: string): number | undefined {
  const open: Set<string>[] = [];
  // Strings, and the brackets between them; a name is a string before a colon.
  for (const token of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g)) {
    const [whole, string, colon] = token;
    if (whole === '{') open.push(new Set());
    else if (whole === '}') open.pop();
    else if (colon !== undefined) {
      const name = JSON.parse(string!) as string;
      const names = open.at(-1)!;
      if (names.has(name)) return token.index;
      names.add(name);
    }
  }
  return undefined;
}
