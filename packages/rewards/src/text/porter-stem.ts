import { checkOption } from '@cairn-ml/numeric';
import { endsShort, measure, shapeOf, stripSuffixes } from '../internal/text/porter-steps.js';

/** Which of the three Porter stemmers: `'nltk'`, `'martin'` or `'original'`. */
export type PorterVariant = 'nltk' | 'martin' | 'original';

/** Options of {@link porterStem}. */
export interface PorterStemOptions {
  /**
   * `'nltk'` (default): NLTK's default, which METEOR and rouge-score use: irregular forms (dying, news), `flies` to `fli` but `dies` to `die`, and
   * more. `'martin'`: Martin Porter's program with his later departures. `'original'`: the rules as published in 1980.
   */
  variant?: PorterVariant;
}

/**
 * The stem of an English word by Porter's rules, in lower case. It need not be a word.
 *
 * Any string is accepted; letters other than a, e, i, o, u and (behind a consonant) y count as consonants.
 *
 * @throws {InvalidArgumentError} for an unknown `variant`
 *
 * @example
 * ```ts
 * import { porterStem } from '@cairn-ml/rewards/text';
 *
 * ['effusions', 'opacities', 'increasing', 'dying'].map((word) => porterStem(word)); // ['effus', 'opac', 'increas', 'die']
 * porterStem('dying', { variant: 'original' }); // 'dy'
 * ```
 *
 * Source: Porter 1980, An algorithm for suffix stripping; `nltk.stem.porter` (NLTK 3.8) with its three modes.
 */
export function porterStem(word: string, options: PorterStemOptions = {}): string {
  const { variant = 'nltk' } = options;
  checkOption('porterStem', 'variant', variant, ['nltk', 'martin', 'original']);
  const lower = word.toLowerCase();
  const irregularStem = variant === 'nltk' ? irregular.get(lower) : undefined;
  if (irregularStem !== undefined) return irregularStem;
  if (variant !== 'original' && lower.length <= 2) return lower;
  const stem = stripSuffixes(lower, variant);
  return withoutDoubleL(withoutE(stem, variant));
}

const irregular = new Map([
  ['sky', 'sky'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['news', 'news'],
  ['innings', 'inning'],
  ['inning', 'inning'],
  ['outings', 'outing'],
  ['outing', 'outing'],
  ['cannings', 'canning'],
  ['canning', 'canning'],
  ['howe', 'howe'],
  ['proceed', 'proceed'],
  ['exceed', 'exceed'],
  ['succeed', 'succeed'],
]);

function withoutE(word: string, variant: PorterVariant): string {
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  const size = measure(shapeOf(stem));
  return size > 1 || (size === 1 && !endsShort(stem, variant)) ? stem : word;
}

function withoutDoubleL(word: string): string {
  return word.endsWith('ll') && measure(shapeOf(word.slice(0, -1))) > 1 ? word.slice(0, -1) : word;
}
