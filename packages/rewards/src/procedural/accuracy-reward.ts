import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { findPhrases, wordsOf } from '../internal/procedural/phrases.js';
import type { ReasoningTemplate } from './reasoning-template.js';

/** A disease as its template names it. */
export type Disease = Pick<ReasoningTemplate, 'disease' | 'aliases'>;

/** Options of {@link accuracyReward}. */
export interface AccuracyRewardOptions {
  /**
   * `'exact'` (default): the answer is a name of the disease and nothing else. `'mention'`: it mentions one, and none of `others`; negations are not
   * read ("no amyloidosis" is a mention).
   */
  match?: 'exact' | 'mention';
  /** Diseases that must not be mentioned beside the right one, so that naming all of them earns nothing. Default: none. */
  others?: readonly Disease[];
}

/**
 * 1 when the answer names the disease, else 0. Names are compared by word, in any case; no answer is 0.
 *
 * @throws {InvalidArgumentError} for an answer that is neither a string nor null, and an unknown `match`
 *
 * @example
 * ```ts
 * import { accuracyReward } from '@cairn-ml/rewards/procedural';
 *
 * const amyloidosis = { disease: 'Cardiac amyloidosis', aliases: ['amyloid cardiomyopathy'] };
 * accuracyReward('Amyloid cardiomyopathy.', amyloidosis); // 1
 * accuracyReward('Most likely cardiac amyloidosis', amyloidosis); // 0
 * accuracyReward('Most likely cardiac amyloidosis', amyloidosis, { match: 'mention' }); // 1
 * const others = [{ disease: 'Hypertrophic cardiomyopathy' }];
 * accuracyReward('cardiac amyloidosis or hypertrophic cardiomyopathy', amyloidosis, { match: 'mention', others }); // 0
 * ```
 *
 * Source: ours; how CardiacMind compares diagnoses is not known.
 */
export function accuracyReward(answer: string | null, disease: Disease, options: AccuracyRewardOptions = {}): 0 | 1 {
  const { match = 'exact', others = [] } = options;
  checkOption('accuracyReward', 'match', match, ['exact', 'mention']);
  if (answer === null) return 0;
  if (typeof answer !== 'string')
    throw new InvalidArgumentError('accuracyReward', 'answer', 'be a string, or null for no answer', answer);
  const words = wordsOf(answer);
  const names = namesOf(disease);
  if (match === 'exact') return names.some((name) => wordsOf(name).join(' ') === words.join(' ')) ? 1 : 0;
  const found = findPhrases<'right' | 'wrong'>([
    ...others.flatMap(namesOf).map((name) => [name, 'wrong'] as const),
    ...names.map((name) => [name, 'right'] as const),
  ])(words);
  return found.has('right') && !found.has('wrong') ? 1 : 0;
}

const namesOf = ({ disease, aliases = [] }: Disease) => [disease, ...aliases];
