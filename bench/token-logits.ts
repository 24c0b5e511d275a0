/** The vocabulary of Qwen2.5. */
export const vocabulary = 151_936;

/** Normal numbers of a table, scattered: every side can make them without sending 600 MB. */
export function tokenLogits(table: Float64Array, tokens: number): Float32Array {
  const logits = new Float32Array(tokens * vocabulary);
  for (let i = 0; i < logits.length; i++) logits[i] = table[Math.imul(i, 2_654_435_761) >>> 16]!;
  return logits;
}
