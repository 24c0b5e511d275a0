import type { TokenRows } from '@cairn-ml/policy-optimization';

/** Which tokens of which response are selected: 1 or 0, one row per response. */
export type TokenSelection = Uint8Array[];

/** Chooses tokens by their entropies: one row per response, rows may differ in length. The mask is 0 where there is no token. */
export type SelectTokens = (entropies: Float64Array[], mask: Uint8Array[]) => TokenRows;

/** Options that all selections share. */
export interface SelectionOptions {
  /** 0 where there is no token, or where it must not be selected, `[responses, tokens]`. Default: all count. */
  mask?: TokenRows;
  /** Whether tokens are compared with those of the whole batch (`'batch'`, default, as released programs) or of their own response. */
  per?: 'batch' | 'response';
}
