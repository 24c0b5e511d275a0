import { InvalidArgumentError } from '@cairn-ml/numeric';
import { wordsOf } from './phrases.js';

/** Checks the value at a place of a template, which the error names. */
export type Reader = (path: string, value: unknown) => void;

export function refuse(path: string, rule: string, value: unknown): never {
  throw new InvalidArgumentError('readTemplate', path, rule, value);
}

/** An object with no other fields than these: a field that is misspelled would be passed over. */
export function readObject<T>(path: string, value: unknown, fields: readonly (keyof T & string)[]): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(path, 'be an object', value);
  const unknown = Object.keys(value).find((field) => !(fields as readonly string[]).includes(field));
  if (unknown !== undefined) refuse(path, `have no fields but ${fields.join(', ')}`, unknown);
  return value as T;
}

/** A text that can be found in another: with a letter or a digit. */
export const readText: Reader = (path, value) => {
  if (typeof value !== 'string' || wordsOf(value).length === 0) refuse(path, 'be a text with a letter or digit', value);
};

/** A list of things; missing is empty. */
export function readList(path: string, value: unknown, readItem: Reader, atLeast = 0): void {
  const list = value === undefined && atLeast === 0 ? [] : value;
  if (!Array.isArray(list)) refuse(path, 'be an array', value);
  if (list.length < atLeast) refuse(path, 'have at least one entry', value);
  for (const [k, item] of list.entries()) readItem(`${path}[${k}]`, item);
}
