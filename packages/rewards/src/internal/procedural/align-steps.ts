import type { ReasoningStep } from '../../procedural/parse-steps.js';
import type { TemplateStep } from '../../procedural/reasoning-template.js';
import { findPhrases, type PhraseFinder, wordsOf } from './phrases.js';

/** Finds the template step that a written step is about. */
export type StepAligner = (steps: readonly ReasoningStep[]) => (number | undefined)[];

/**
 * A written step is about the template step of whose title and cues it has most words: first in its title, then in its body. Ties go to the first
 * in the template's order from the one before on, so that a faithful order is not read as a jumble.
 */
export function createAligner(template: readonly TemplateStep[]): StepAligner {
  const finders = template.map(({ title, cues = [] }) => {
    const phrases = new Set([title, ...cues].map((each) => wordsOf(each).join(' ')));
    return findPhrases(Array.from(phrases, (phrase) => [phrase, { words: phrase.split(' ').length }]));
  });
  const overlap = (find: PhraseFinder<{ words: number }>, words: readonly string[]) =>
    [...find(words)].reduce((sum, phrase) => sum + phrase.words, 0);
  return (steps) => {
    let last = 0;
    return steps.map(({ title, body }) => {
      const [inTitle, inBody] = [wordsOf(title), wordsOf(body)];
      let [best, place]: [number, number | undefined] = [0, undefined];
      for (let k = 0; k < finders.length; k++) {
        const candidate = (last + k) % finders.length;
        const score = 1e6 * overlap(finders[candidate]!, inTitle) + overlap(finders[candidate]!, inBody);
        if (score > best) [best, place] = [score, candidate];
      }
      last = place ?? last;
      return place;
    });
  };
}

/** Length of the longest strictly increasing subsequence: the longest common subsequence of a sequence of places and 0, 1, 2, … */
export function longestIncreasing(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
  }
  return ends.length;
}
