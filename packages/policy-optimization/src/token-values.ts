/** One row per completion, with one number per token. Rows may differ in length. */
export type TokenRows = readonly ArrayLike<number>[];

/** One number for all completions, or one per completion. */
export type PerCompletion = number | ArrayLike<number>;
