/** A word of a text, as phrases are made of. */
export interface Word {
  /** Lower case. */
  text: string;
  start: number;
  end: number;
  /** Counted from 0 over the text. */
  sentence: number;
}

/** The words of a text: runs of letters, marks and digits. Hyphens and other signs part them. */
export function wordsOf(text: string): Word[] {
  let sentence = 0;
  let end = 0;
  return Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu), (match) => {
    const start = match.index;
    if (end > 0 && isBreak(text.slice(end, start), text.slice(start, start + 5))) sentence++;
    end = start + match[0].length;
    return { text: match[0].toLowerCase(), start, end, sentence };
  });
}

/** Whether a sentence ends between two words. A wrapped line does not end one; a list item, a blank line and a semicolon do. */
function isBreak(between: string, following: string): boolean {
  if (/[!?;]|\.[\s)"'\]]|\n\s*[\n*•-]/.test(between)) return true;
  if (between === '.') return /^\p{Lu}/u.test(following);
  return between.includes('\n') && /^\d+[.)]\s/.test(following);
}
