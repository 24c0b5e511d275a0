import { checkLength, checkOption, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import type { SelectionOptions, TokenSelection } from '../token-selection.js';

/** Tokens that are compared with each other: where they stand, and their entropies. */
export interface CountedTokens {
  rows: Int32Array;
  columns: Int32Array;
  values: Float64Array;
}

/** The tokens that count, all together or response by response. */
export function countedTokens(
  caller: string,
  entropies: TokenRows,
  { mask, per = 'batch' }: SelectionOptions,
): CountedTokens[] {
  checkOption(caller, 'per', per, ['batch', 'response']);
  checkSameRows(caller, 'mask', mask, entropies, 'entropies');
  const groups = entropies.map((row, i) => {
    const columns = Int32Array.from({ length: row.length }, (_, t) => t).filter((t) => isCounted(mask, i, t));
    return { rows: columns.slice().fill(i), columns, values: Float64Array.from(columns, (t) => row[t]!) };
  });
  for (const { rows, columns, values } of groups)
    for (let k = 0; k < values.length; k++)
      if (!Number.isFinite(values[k]))
        throw new InvalidArgumentError(caller, `entropies[${rows[k]}][${columns[k]}]`, 'be a finite number', values[k]);
  if (per === 'response') return groups;
  const all = (name: keyof CountedTokens) => groups.flatMap((group) => Array.from(group[name]));
  return [
    {
      rows: Int32Array.from(all('rows')),
      columns: Int32Array.from(all('columns')),
      values: Float64Array.from(all('values')),
    },
  ];
}

/** Nothing selected, to be filled. */
export function nothingOf(rows: TokenRows): TokenSelection {
  return rows.map(({ length }) => new Uint8Array(length));
}

export function isCounted(mask: TokenRows | undefined, row: number, column: number): boolean {
  return mask === undefined || mask[row]![column] !== 0;
}

/** Throws unless `rows` is undefined, or has the lengths of `like`. */
export function checkSameRows(
  caller: string,
  argument: string,
  rows: TokenRows | undefined,
  like: TokenRows,
  first: string,
): void {
  if (rows === undefined) return;
  checkLength(caller, argument, rows, like.length, `one row per row of \`${first}\``);
  for (const [i, row] of rows.entries())
    if (row.length !== like[i]!.length)
      throw new ShapeError(caller, `${argument}[${i}]`, `have ${like[i]!.length} entries, as \`${first}[${i}]\``, [
        row.length,
      ]);
}
