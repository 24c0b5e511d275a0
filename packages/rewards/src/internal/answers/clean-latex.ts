/** Digits and signs that Unicode raises or lowers, before compatibility decomposition makes 2 of ². */
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ';
const plain = '0123456789+-()n';

const unicode: [RegExp, string][] = [
  [/[−‐‑–—﹣－]/g, '-'],
  [/[×⋅·∙•∗]/g, '*'],
  [/÷/g, '/'],
  [/[⁄∕]/g, '/'],
  [/[′’‘]/g, "'"],
  [/[“”]/g, '"'],
  [/[∪⋃]/g, '∪'],
  [/[\u200b-\u200d\u2060\ufeff]/g, ''],
];

/** What a command becomes; those that are not here stay. U+2009, the thin space, may group digits. */
const commands = new Map<string, string>();
const say = (replacement: string, names: string) => {
  for (const name of names.split(' ')) commands.set(name, replacement);
};
say('', 'left right big bigl bigr Big Bigl Bigr bigg biggl biggr Bigg Biggl Biggr displaystyle textstyle limits !');
say('\u2009', ', ; :');
say(' ', '> quad qquad');
say('\\frac', 'dfrac tfrac cfrac');
say('\\binom', 'dbinom tbinom');
say('*', 'cdot times ast');
say('/', 'div');
say('π', 'pi');
say('∞', 'infty inf');
say('≤', 'le leq leqslant leqq');
say('≥', 'ge geq geqslant geqq');
say('≠', 'ne neq');
say('<', 'lt');
say('>', 'gt');
say('±', 'pm');
say('∪', 'cup');
say('\\{', 'lbrace');
say('\\}', 'rbrace');
say('\\{\\}', 'emptyset varnothing');
say('%', '%');
commands.set(' ', '\u2009');
commands.set('\\', ' \\cr ');

const texts = /\\(?:text(?:bf|it|rm|sf|tt|normal)?|math(?:rm|bf|it|sf|tt)|mbox|operatorname)\s*\{([^{}]*)\}/g;

/** One notation for what can be written in several: Unicode signs, LaTeX spacing, sizes, fractions, relations. */
export function cleanLatex(answer: string): string {
  let text = answer;
  if (/[^\x20-\x7e]/.test(text)) {
    text = text
      .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ]+/g, (run) => `^{${Array.from(run, (sign) => plain[raised.indexOf(sign)]).join('')}}`)
      .replace(/(\d)(?=[¼-¾⅐-⅞])/g, '$1 ')
      .normalize('NFKC');
    for (const [pattern, replacement] of unicode) text = text.replace(pattern, replacement);
  }
  if (text.includes('∅')) text = text.replaceAll('∅', '\\{\\}');
  if (text.includes('{,}')) text = text.replace(/(\d)\{,\}(?=\d{3}(?!\d))/g, '$1');
  if (text.includes('\\')) {
    if (/\\(?:left|right)\s*\./.test(text)) text = text.replace(/\\(?:left|right)\s*\./g, '');
    text = text.replace(/\\([a-zA-Z]+|[^a-zA-Z])/g, (command, name: string) => commands.get(name) ?? command);
    if (text.includes('\u2009')) text = text.replace(/(\d)\u2009(?=\d{3}(?!\d))/g, '$1');
  }
  if (text.includes('~')) text = text.replaceAll('~', ' ');
  return tidySpaces(text);
}

function tidySpaces(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** Words out of their `\text{…}`, with a space on either side. */
export function unwrapText(text: string): string {
  return text.includes('\\') ? tidySpaces(text.replace(texts, ' $1 ')) : text;
}
