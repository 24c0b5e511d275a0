/** How words that are not equal may match. */
export interface AlignWordsOptions {
  stem: ((word: string) => string) | undefined;
  synonyms: ((word: string) => Iterable<string> | undefined) | undefined;
  /** Whether synonyms are looked up of stems, and compared with stems. */
  ofStems: boolean;
}

/**
 * The position of the reference word that each candidate word is matched with, or -1: NLTK's greedy alignment. Equal words first, then equal stems, then
 * synonyms; at each stage from the last candidate word to the first, each with the last reference word that is free.
 */
export function alignWords(
  candidate: readonly string[],
  reference: readonly string[],
  { stem, synonyms, ofStems }: AlignWordsOptions,
): Int32Array {
  const matches = new Int32Array(candidate.length).fill(-1);
  const isTaken = new Uint8Array(reference.length);

  function stage(mine: readonly string[], theirs: readonly string[], namesOf?: AlignWordsOptions['synonyms']): void {
    const free = new Map<string, number[]>();
    for (let j = 0; j < theirs.length; j++) {
      if (isTaken[j]) continue;
      const places = free.get(theirs[j]!);
      if (places) places.push(j);
      else free.set(theirs[j]!, [j]);
    }
    for (let i = mine.length - 1; i >= 0; i--) {
      if (matches[i]! >= 0) continue;
      const places = namesOf ? latest(free, namesOf(mine[i]!) ?? []) : free.get(mine[i]!);
      if (!places?.length) continue;
      matches[i] = places.pop()!;
      isTaken[matches[i]!] = 1;
    }
  }

  stage(candidate, reference);
  const stems = stem ? candidate.map((word, i) => (matches[i]! < 0 ? stem(word) : word)) : candidate;
  const referenceStems = stem ? reference.map((word, j) => (isTaken[j] ? word : stem(word))) : reference;
  if (stem) stage(stems, referenceStems);
  if (synonyms && ofStems) stage(stems, referenceStems, synonyms);
  if (synonyms && !ofStems) stage(candidate, reference, synonyms);
  return matches;
}

/** Of the places of several words those whose last one comes last. */
function latest(free: ReadonlyMap<string, number[]>, words: Iterable<string>): number[] | undefined {
  let last: number[] | undefined;
  for (const word of words) {
    const places = free.get(word);
    if (places?.length && !(last && last.at(-1)! > places.at(-1)!)) last = places;
  }
  return last;
}
