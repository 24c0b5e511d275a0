/**
 * The last number of a text, as it is written: with its sign, thousands commas, decimals, exponent, `/` denominator and `%`; null without any.
 *
 * A minus counts as a sign when it touches the number, and no digit, letter or closing bracket before it. Digits inside of words (`x2`) count.
 *
 * @example
 * ```ts
 * import { extractLastNumber } from '@cairn-ml/rewards/answers';
 *
 * extractLastNumber('12 - 5 is -7, or 1,234.5 in all.'); // '1,234.5'
 * extractLastNumber('from 3 to -3/4'); // '-3/4'
 * ```
 *
 * Source: the fallback of TTRL v1 (which reads no fractions).
 */
export function extractLastNumber(text: string): string | null {
  // numbers end with a digit or a percent sign, so whatever follows the last digit cannot matter
  let end = text.length;
  while (end > 0 && !isDigit(text.charCodeAt(end - 1))) end--;
  if (end === 0) return null;
  const percent = /^\s?\\?%/.exec(text.slice(end, end + 4)) ? '%' : '';
  let last = '';
  // a window is enough, for no number is that long
  for (const [found] of text.slice(Math.max(0, end - 400), end).matchAll(number)) last = found;
  return last.replace(/^\+/, '') + percent;
}

const number =
  /(?:(?<![\d\p{L})\]}])[-−+])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+|(?<!\d)(?=\.\d))(?:\.\d+)?(?:[eE][-+]?\d+)?(?:\/\d+)?/gu;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
