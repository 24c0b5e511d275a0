import { InvalidArgumentError } from './errors.js';

/** The most bytes that a function of Cairn allocates for one dense matrix: 4 GiB, a matrix of 23,170 rows. */
const maximumDenseBytes = 2 ** 32;

/**
 * Throws when a dense matrix of `size` rows would not fit (4 GiB), naming the memory it would need and the sparse way out.
 *
 * @throws {InvalidArgumentError}
 *
 * @example
 * ```ts
 * import { checkDenseSize } from '@cairn-ml/numeric';
 *
 * checkDenseSize('caller', 'similarity', 100_000); // throws InvalidArgumentError
 * ```
 */
export function checkDenseSize(caller: string, argument: string, size: number): void {
  const bytes = size * size * 8;
  if (bytes <= maximumDenseBytes) return;
  const rule = 'have at most 23170 rows as a dense matrix';
  const fix = `${size} rows need ${(bytes / 2 ** 30).toFixed(1)} GiB; pass the non-zero entries as CSR {rowPointers, columnIndices, values, size}.`;
  throw new InvalidArgumentError(caller, argument, rule, size, fix);
}
