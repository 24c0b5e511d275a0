const words = [
  'degrees?|deg|radians?|rad',
  '[cmk]m|kg|mg|ml|mph|km\\/h|m\\/s',
  '(?:centi|milli|kilo)?(?:met(?:er|re)s?|grams?|lit(?:er|re)s?)',
  'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?',
  'inch(?:es)?|feet|foot|ft|yards?|miles?|pounds?|lbs?|ounces?|oz',
  'dollars?|cents?|euros?|usd|eur|units?',
].join('|');

const trailing = new RegExp(
  `^(.*[\\d)}])\\s*(?:(?:square|cubic|sq\\.?|cu\\.?)\\s+)?(?:${words})(?:\\s*\\^\\s*(?:[23]|\\{\\s*[23]\\s*\\}))?$`,
  'i',
);
const inText = /^(.*[\d)}])\s*\\(?:text(?:rm)?|mathrm|mbox)\s*\{([^{}]*)\}(?:\s*\^\s*(?:\d|\{\s*\d\s*\}))?$/;

const degrees = /\^?\s*(?:\{\s*(?:\\circ|\\degree|°)\s*\}|\\circ(?![a-zA-Z])|\\degree(?![a-zA-Z])|°)/g;

/** The answer without what it is measured in: degrees, currencies, units in words, or whatever stands in `\text{}` behind a number. */
export function stripUnits(answer: string): string {
  let text = answer;
  if (/[$£€]/.test(text)) text = text.replace(/\\?[$£€]/g, '');
  if (/°|\\circ|\\degree/.test(text)) text = text.replace(degrees, '');
  if (/\\(?:text|math|mbox)/.test(text)) {
    const found = inText.exec(text);
    if (found && !/^\s*(?:and|or|if|for|where|,)\b/.test(found[2]!)) text = found[1]!;
  }
  // most answers do not end in a letter or its power
  if (/[a-zA-Z](?:\s*\^[\s{]*[23][\s}]*)?$/.test(text)) text = trailing.exec(text)?.[1] ?? text;
  return text.trim();
}
