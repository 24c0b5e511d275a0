import { Unsupported } from './rational.js';

/** Nested deeper, nothing is parsed. */
const deepest = 40;

/** A place in a text that is read from left to right. */
export class Cursor {
  #position = 0;
  #depth = 0;

  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next character that is no space; '' at the end. */
  peek(): string {
    while (this.#text[this.#position] === ' ') this.#position++;
    return this.#text[this.#position] ?? '';
  }

  /** The last character that was read and is no space. */
  previous(): string {
    return this.#text.slice(0, this.#position).trimEnd().at(-1) ?? '';
  }

  /** Whether `pattern`, which is sticky, matches here. */
  matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#position;
    return pattern.test(this.#text);
  }

  /** Reads the next character if it is one of these, else nothing. */
  accept(characters: string): string {
    const next = this.peek();
    if (next === '' || !characters.includes(next)) return '';
    this.#position++;
    return next;
  }

  /** @throws {Unsupported} when something else is next */
  expect(character: string): void {
    if (this.accept(character) === '') throw new Unsupported();
  }

  /** Reads what `pattern`, which is sticky, matches here: the match and its groups. */
  read(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text);
    this.#position += found?.[0].length ?? 0;
    return found;
  }

  back(characters: number): void {
    this.#position -= characters;
  }

  /** What `parse` makes, one level deeper. */
  nested<T>(parse: () => T): T {
    if (++this.#depth > deepest) throw new Unsupported();
    const result = parse();
    this.#depth--;
    return result;
  }
}
