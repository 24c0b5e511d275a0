import { checkLength } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { type Tensor, tidy } from '@cairn-ml/tensor';
import type { SelectTokens, TokenSelection } from '../token-selection.js';
import { checkSameRows, isCounted } from './counted-tokens.js';

/** What `selection` says of the tokens that the mask has; undefined where neither is given. Entropies are asked for only by a function. */
export async function selectTokens(
  caller: string,
  entropies: () => Tensor,
  selection: SelectTokens | TokenRows | undefined,
  mask: TokenRows | undefined,
): Promise<TokenSelection | undefined> {
  if (typeof selection !== 'function') return selection ? within(caller, selection, mask) : mask?.map(ones);
  const tensor = tidy(entropies);
  const values = (await tensor.array().finally(() => tensor.dispose())) as number[][];
  const present = mask?.map(ones) ?? values.map(({ length }) => new Uint8Array(length).fill(1));
  checkLength(caller, 'mask', present, values.length, 'one row per response');
  const rows = present.map((row, i) => Float64Array.from(values[i]!.slice(0, row.length)));
  checkSameRows(caller, 'mask', present, rows, 'the logits');
  return within(caller, selection(rows, present), present);
}

function within(caller: string, selection: TokenRows, mask: TokenRows | undefined): TokenSelection {
  checkSameRows(caller, 'selection', selection, mask ?? selection, 'mask');
  return selection.map((row, i) =>
    Uint8Array.from(row, (chosen, t) => (chosen !== 0 && isCounted(mask, i, t) ? 1 : 0)),
  );
}

function ones(row: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(row, (value) => (value === 0 ? 0 : 1));
}
