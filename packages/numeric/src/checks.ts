import { InvalidArgumentError, ShapeError } from './errors.js';

/** Bounds of a number, both included. */
export interface Bounds {
  min?: number;
  max?: number;
}

/**
 * Throws unless `value` is a finite number within `bounds`.
 *
 * @throws {InvalidArgumentError}
 *
 * @example
 * ```ts
 * import { checkNumber } from '@cairn-ml/numeric';
 *
 * checkNumber('caller', 'temperature', 0.5, { min: 0 });
 * checkNumber('caller', 'temperature', -1, { min: 0 }); // throws InvalidArgumentError
 * ```
 */
export function checkNumber(caller: string, argument: string, value: number, bounds: Bounds = {}): void {
  if (!Number.isFinite(value) || outside(value, bounds)) {
    throw new InvalidArgumentError(caller, argument, `be a finite number${describe(bounds)}`, value);
  }
}

/**
 * Throws unless `value` is an integer within `bounds`.
 *
 * @throws {InvalidArgumentError}
 *
 * @example
 * ```ts
 * import { checkInteger } from '@cairn-ml/numeric';
 *
 * checkInteger('caller', 'epochs', 1.5); // throws InvalidArgumentError
 * ```
 */
export function checkInteger(caller: string, argument: string, value: number, bounds: Bounds = {}): void {
  if (!Number.isSafeInteger(value) || outside(value, bounds)) {
    throw new InvalidArgumentError(caller, argument, `be an integer${describe(bounds)}`, value);
  }
}

/**
 * Throws unless `value` is one of `choices`.
 *
 * @throws {InvalidArgumentError}
 *
 * @example
 * ```ts
 * import { checkOption } from '@cairn-ml/numeric';
 *
 * checkOption<string>('caller', 'reduction', 'median', ['none', 'mean', 'sum']); // throws InvalidArgumentError
 * ```
 */
export function checkOption<T extends string>(caller: string, argument: string, value: T, choices: readonly T[]): void {
  if (!choices.includes(value)) {
    throw new InvalidArgumentError(caller, argument, `be ${choices.map((choice) => `'${choice}'`).join(' | ')}`, value);
  }
}

/**
 * Throws unless every entry of `values` is a finite number; the error names the first that is not.
 *
 * @throws {InvalidArgumentError}
 *
 * @example
 * ```ts
 * import { checkFinite } from '@cairn-ml/numeric';
 *
 * checkFinite('caller', 'labels', [1, Number.POSITIVE_INFINITY]); // throws InvalidArgumentError
 * ```
 */
export function checkFinite(caller: string, argument: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]))
      throw new InvalidArgumentError(caller, `${argument}[${i}]`, 'be a finite number', values[i]);
  }
}

/**
 * Throws unless no entry of `values` is NaN (infinities pass: they have a rank); the error names the first that is.
 *
 * @throws {InvalidArgumentError}
 *
 * @example
 * ```ts
 * import { checkNoNaN } from '@cairn-ml/numeric';
 *
 * checkNoNaN('caller', 'scores', [1, Number.NaN]); // throws InvalidArgumentError
 * ```
 */
export function checkNoNaN(caller: string, argument: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value !== 'number' || Number.isNaN(value))
      throw new InvalidArgumentError(caller, `${argument}[${i}]`, 'be a number', value);
  }
}

/**
 * Throws unless `values` has `length` entries.
 *
 * @throws {ShapeError}
 *
 * @example
 * ```ts
 * import { checkLength } from '@cairn-ml/numeric';
 *
 * checkLength('caller', 'labels', [1, 2], 3, 'one entry per row'); // throws ShapeError
 * ```
 */
export function checkLength(
  caller: string,
  argument: string,
  values: ArrayLike<unknown>,
  length: number,
  reason: string,
): void {
  if (values.length !== length) throw new ShapeError(caller, argument, `have ${reason} (${length})`, [values.length]);
}

/**
 * Throws unless `order` holds every integer from 0 to `size - 1` once.
 *
 * @throws {ShapeError} for a wrong length
 * @throws {InvalidArgumentError} for an entry that is out of range or repeated
 *
 * @example
 * ```ts
 * import { checkPermutation } from '@cairn-ml/numeric';
 *
 * checkPermutation('caller', 'order', [2, 0, 1], 3);
 * checkPermutation('caller', 'order', [2, 0, 2], 3); // throws InvalidArgumentError
 * ```
 */
export function checkPermutation(caller: string, argument: string, order: ArrayLike<number>, size: number): void {
  checkLength(caller, argument, order, size, 'one entry per object');
  const seen = new Uint8Array(size);
  for (let k = 0; k < size; k++) {
    const item = order[k]!;
    if (!Number.isInteger(item) || item < 0 || item >= size || seen[item]) {
      throw new InvalidArgumentError(caller, `${argument}[${k}]`, `name each object from 0 to ${size - 1} once`, item);
    }
    seen[item] = 1;
  }
}

function outside(value: number, { min = -Infinity, max = Infinity }: Bounds): boolean {
  return value < min || value > max;
}

function describe({ min, max }: Bounds): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  if (max !== undefined) return ` of at most ${max}`;
  return '';
}
