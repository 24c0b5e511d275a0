import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The characters that the text model knows; its tokens are their places. */
export const alphabet = " abcdefghijklmnopqrstuvwxyz,.:;?'!-()";

export const encodeText = (text: string): Int32Array =>
  Int32Array.from(text, (character) => alphabet.indexOf(character));
export const decodeText = (tokens: ArrayLike<number>): string =>
  Array.from(tokens, (token) => alphabet[token] ?? '_').join('');

/**
 * The King James Bible, 1611, as one line of small letters: the books of Ruth and Jonah for tests, the others for training. From Debian's packages bible-kjv and
 * bible-kjv-text (`apt-get install bible-kjv`); only training needs it.
 */
export function readBooks(): { train: string; test: string } {
  const verses = execFileSync('bible', ['-f', 'gen-rev'], { encoding: 'latin1', maxBuffer: 1 << 24 }).split('\n');
  const isHeldOut = (verse: string) => /^(Ruth|Jonah)\d/.test(verse);
  return {
    train: plain(verses.filter((verse) => !isHeldOut(verse))),
    test: plain(verses.filter(isHeldOut)),
  };
}

function plain(verses: readonly string[]): string {
  const text = verses.map((verse) => verse.replace(/^[^:]*:\d+ /, '')).join(' ');
  return text
    .toLowerCase()
    .replaceAll(/[^ a-z,.:;?'!()-]/g, '')
    .replaceAll(/ +/g, ' ');
}

/** Ruth and Jonah, which the text model has not seen. */
export const heldOutText = (): string =>
  readFileSync(join(import.meta.dirname, 'ruth-and-jonah.txt'), 'latin1')
    .trimEnd()
    .replaceAll(/\s+/g, ' ');
