const sameWords = new Map([
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['color', 'colour'],
]);

/** The words of a text as they are compared: NFKC, lower case, without punctuation, small numbers as digits. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => sameWords.get(word) ?? word);
}

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}

/** Finds phrases in words: a tree of words, so that the time grows with the text and not with the number of phrases. */
export class PhraseTable<T> {
  private readonly root: Node<T> = { next: new Map(), values: [] };

  add(phrase: string, value: T): void {
    const words = wordsOf(phrase);
    if (words.length === 0) return;
    let node = this.root;
    for (const word of words) {
      let next = node.next.get(word);
      if (!next) {
        next = { next: new Map(), values: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    if (!node.values.includes(value)) node.values.push(value);
  }

  /** What is mentioned, each once. Of phrases that begin at the same word the longest counts, and what lies within it does not. */
  find(words: readonly string[]): Set<T> {
    const found = new Set<T>();
    for (let i = 0; i < words.length; ) {
      let [node, end, values]: [Node<T> | undefined, number, T[]] = [this.root, i + 1, []];
      for (let k = i; node; k++) {
        if (node.values.length > 0) [end, values] = [k, node.values];
        node = k < words.length ? node.next.get(words[k]!) : undefined;
      }
      for (const value of values) found.add(value);
      i = end;
    }
    return found;
  }
}
