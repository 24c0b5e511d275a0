/** What joins the entries of a list in words. */
export const conjunction = /,?\s+(?:and|or)\s+|;/g;

/** Cuts at any of `signs` outside brackets. The third entry counts how often the text's own outer bracket closes before the end. */
export function splitTop(text: string, signs: string): [parts: string[], found: string[], breaks: number] {
  const [parts, found]: [string[], string[]] = [[], []];
  let [depth, start, breaks] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) {
      depth--;
      if (depth === 0 && i < text.length - 1) breaks++;
    } else if (depth === 0 && signs.includes(character)) {
      parts.push(text.slice(start, i).trim());
      found.push(character);
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return [parts, found, breaks];
}
