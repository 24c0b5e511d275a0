/**
 * Numbers n-grams, so that they can be counted in arrays: equal n-grams have equal ids, in all that one index has read. An n-gram is two integers, the id
 * of its first n - 1 tokens and that of its last, in an open hash table.
 */
export interface NgramIndex {
  words: Map<string, number>;
  /** By id: what comes before the last token, or -1, and the last token. */
  heads: number[];
  tails: number[];
  /** Ids plus 1; 0 is free. A power of two of them, at most half in use. */
  slots: Int32Array;
}

/** An index with room for `expected` n-grams. It grows when there are more. */
export function createNgramIndex(expected: number): NgramIndex {
  const room = 2 ** Math.ceil(Math.log2(2 * Math.min(Math.max(expected, 8), 1e5)));
  return { words: new Map(), heads: [], tails: [], slots: new Int32Array(room) };
}

/** The ids of the n-grams of each order from 1 to `order`, one entry per position. */
export function readNgrams(index: NgramIndex, tokens: readonly string[], order: number): number[][] {
  const { words, heads, tails } = index;
  const unigrams: number[] = [];
  for (const token of tokens) {
    let id = words.get(token);
    if (id === undefined) {
      id = heads.length;
      words.set(token, id);
      heads.push(-1);
      tails.push(id);
    }
    unigrams.push(id);
  }
  const ids = [unigrams];
  for (let n = 2; n <= order; n++) {
    const shorter = ids[n - 2]!;
    if (2 * (heads.length + shorter.length) > index.slots.length) grow(index, heads.length + shorter.length);
    const longer = new Array<number>(Math.max(0, tokens.length - n + 1));
    for (let i = 0; i < longer.length; i++) longer[i] = idOf(index, shorter[i]!, unigrams[i + n - 1]!);
    ids.push(longer);
  }
  return ids;
}

/** The same for a text that is only looked up: -1 for n-grams that the index does not have. */
export function findNgrams(
  { words, heads, tails, slots }: NgramIndex,
  tokens: readonly string[],
  order: number,
): number[][] {
  const unigrams: number[] = [];
  for (const token of tokens) unigrams.push(words.get(token) ?? -1);
  const ids = [unigrams];
  for (let n = 2; n <= order; n++) {
    const shorter = ids[n - 2]!;
    const longer = new Array<number>(Math.max(0, tokens.length - n + 1));
    for (let i = 0; i < longer.length; i++) {
      const head = shorter[i]!;
      const tail = unigrams[i + n - 1]!;
      // whatever begins or ends with something unknown is unknown
      longer[i] = head < 0 || tail < 0 ? -1 : slots[slotOf(heads, tails, slots, head, tail)]! - 1;
    }
    ids.push(longer);
  }
  return ids;
}

/** The tokens of each n-gram, joined by spaces, by id. */
export function ngramTexts({ words, heads, tails }: NgramIndex): string[] {
  const texts: string[] = [];
  for (const [word, id] of words) texts[id] = word;
  for (const [id, head] of heads.entries()) if (head >= 0) texts[id] = `${texts[head]} ${texts[tails[id]!]}`;
  return texts;
}

function idOf({ heads, tails, slots }: NgramIndex, head: number, tail: number): number {
  const slot = slotOf(heads, tails, slots, head, tail);
  if (slots[slot] === 0) {
    tails.push(tail);
    slots[slot] = heads.push(head);
  }
  return slots[slot]! - 1;
}

/** Where an n-gram is, or the free slot where it belongs. */
function slotOf(heads: number[], tails: number[], slots: Int32Array, head: number, tail: number): number {
  const mask = slots.length - 1;
  let slot = hash(head, tail) & mask;
  for (let taken = slots[slot]!; taken !== 0; taken = slots[slot]!) {
    if (heads[taken - 1] === head && tails[taken - 1] === tail) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

function grow(index: NgramIndex, wanted: number): void {
  const { heads, tails } = index;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(4 * wanted)));
  for (const [id, head] of heads.entries()) {
    if (head >= 0) slots[slotOf(heads, tails, slots, head, tails[id]!)] = id + 1;
  }
  index.slots = slots;
}

function hash(head: number, tail: number): number {
  const mixed = Math.imul(head, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
