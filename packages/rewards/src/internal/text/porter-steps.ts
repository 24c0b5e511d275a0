import type { PorterVariant } from '../../text/porter-stem.js';

/** Steps 1 to 4 of Porter's algorithm. */
export function stripSuffixes(word: string, variant: PorterVariant): string {
  let stem = past(plural(word, variant), variant);
  if (stem.endsWith('y')) {
    const rest = stem.slice(0, -1);
    const shape = shapeOf(rest);
    const changes = variant === 'nltk' ? shape.length > 1 && shape.endsWith('c') : shape.includes('v');
    if (changes) stem = `${rest}i`;
  }
  stem = derived(stem, variant);
  stem = replaced(stem, thirdRules, (rest) => measure(shapeOf(rest)) > 0);
  return replaced(
    stem,
    fourthRules,
    (rest, suffix) => measure(shapeOf(rest)) > 1 && (suffix !== 'ion' || /[st]$/.test(rest)),
  );
}

/** `c` for a consonant, `v` for a vowel, letter by letter; y is a vowel behind a consonant. */
export function shapeOf(word: string): string {
  let shape = '';
  for (let i = 0; i < word.length; i++) {
    const letter = word[i]!;
    shape += 'aeiou'.includes(letter) || (letter === 'y' && shape.endsWith('c')) ? 'v' : 'c';
  }
  return shape;
}

/** Porter's m: how often a vowel is followed by a consonant. */
export function measure(shape: string): number {
  let count = 0;
  for (let i = shape.indexOf('vc'); i >= 0; i = shape.indexOf('vc', i + 2)) count++;
  return count;
}

/** Porter's *o: consonant, vowel, consonant other than w, x and y. To NLTK two letters, vowel and consonant, are short, too. */
export function endsShort(word: string, variant: PorterVariant): boolean {
  const shape = shapeOf(word);
  return (shape.endsWith('cvc') && !/[wxy]$/.test(word)) || (variant === 'nltk' && shape === 'vc');
}

function plural(word: string, variant: PorterVariant): string {
  if (word.endsWith('ies')) return word.slice(0, variant === 'nltk' && word.length === 4 ? -1 : -2);
  if (word.endsWith('sses')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function past(word: string, variant: PorterVariant): string {
  if (variant === 'nltk' && word.endsWith('ied')) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith('eed')) return measure(shapeOf(word.slice(0, -3))) > 0 ? word.slice(0, -1) : word;
  const suffix = ['ed', 'ing'].find((each) => word.endsWith(each));
  if (suffix === undefined) return word;
  const stem = word.slice(0, -suffix.length);
  const shape = shapeOf(stem);
  if (!shape.includes('v')) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (shape.endsWith('c') && stem.length >= 2 && stem.at(-1) === stem.at(-2)) {
    return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  }
  return measure(shape) === 1 && endsShort(stem, variant) ? `${stem}e` : stem;
}

function derived(word: string, variant: PorterVariant): string {
  const isLong = (rest: string) => measure(shapeOf(rest)) > 0;
  // NLTK goes on with what 'alli' leaves
  if (variant === 'nltk' && word.endsWith('alli') && isLong(word.slice(0, -4)))
    return derived(word.slice(0, -2), variant);
  return replaced(word, secondRules[variant], (rest, suffix) =>
    isLong(variant === 'nltk' && suffix === 'logi' ? `${rest}l` : rest),
  );
}

/** Suffixes by their last letter, each with what takes its place. */
type Rules = ReadonlyMap<string, readonly (readonly [suffix: string, replacement: string])[]>;

/** Applies the first rule whose suffix the word has, if the rest may stand alone. */
function replaced(word: string, rules: Rules, condition: (rest: string, suffix: string) => boolean): string {
  for (const [suffix, replacement] of rules.get(word.slice(-1)) ?? []) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    return condition(rest, suffix) ? rest + replacement : word;
  }
  return word;
}

/** `suffix:replacement`, in order of trial. */
function rulesOf(text: string): Rules {
  const rules = new Map<string, [string, string][]>();
  for (const rule of text.split(' ')) {
    const [suffix, replacement] = rule.split(':') as [string, string];
    const letter = suffix.slice(-1);
    rules.set(letter, [...(rules.get(letter) ?? []), [suffix, replacement]]);
  }
  return rules;
}

const second = (able: string, more = '') =>
  rulesOf(
    `ational:ate tional:tion enci:ence anci:ance izer:ize ${able} alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble${more}`,
  );
const secondRules: Record<PorterVariant, Rules> = {
  original: second('abli:able'),
  martin: second('bli:ble', ' logi:log'),
  nltk: second('bli:ble', ' fulli:ful logi:log'),
};
const thirdRules = rulesOf('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');
const fourthRules = rulesOf(
  'al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:',
);
