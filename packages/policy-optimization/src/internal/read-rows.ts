import { checkLength, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import { isTensor } from '@cairn-ml/tensor';
import type { TokenRows } from '../token-values.js';

/** Which tokens of the rows count. */
export type Counts = (row: number, token: number) => boolean;

/** Checks rows that belong to `logprobs`, and that every number that counts is finite. */
export function readRows<Others extends object>(
  caller: string,
  logprobs: TokenRows,
  others: Others,
  mask: unknown,
  first = 'logprobs',
): { values: { [Name in keyof Others]: TokenRows }; counts: Counts } {
  const maskRows = mask === undefined ? undefined : checkRows(caller, 'mask', mask, logprobs, first);
  const counts: Counts = (i, t) => maskRows === undefined || maskRows[i]![t] !== 0;
  checkFiniteRows(caller, first, logprobs, counts);
  for (const [name, rows] of Object.entries(others)) checkCountedRows(caller, name, rows, logprobs, counts, first);
  return { values: others as { [Name in keyof Others]: TokenRows }, counts };
}

function checkRows(caller: string, argument: string, rows: unknown, like: TokenRows, first: string): TokenRows {
  if (!Array.isArray(rows) || isTensor(rows))
    throw new InvalidArgumentError(caller, argument, `be rows of numbers, as \`${first}\``, rows);
  checkLength(caller, argument, rows, like.length, `one row per row of \`${first}\``);
  for (const [i, row] of (rows as TokenRows).entries())
    if (row.length !== like[i]!.length)
      throw new ShapeError(caller, `${argument}[${i}]`, `have ${like[i]!.length} entries, as \`${first}[${i}]\``, [
        row.length,
      ]);
  return rows;
}

/** Checks rows of the lengths of `like`, finite where they count. */
export function checkCountedRows(
  caller: string,
  argument: string,
  rows: unknown,
  like: TokenRows,
  counts: Counts,
  first = 'logprobs',
): TokenRows {
  const read = checkRows(caller, argument, rows, like, first);
  checkFiniteRows(caller, argument, read, counts);
  return read;
}

function checkFiniteRows(caller: string, argument: string, rows: TokenRows, counts: Counts): void {
  for (const [i, row] of rows.entries())
    for (let t = 0; t < row.length; t++)
      if (counts(i, t) && !Number.isFinite(row[t]))
        throw new InvalidArgumentError(caller, `${argument}[${i}][${t}]`, 'be a finite number', row[t]);
}
