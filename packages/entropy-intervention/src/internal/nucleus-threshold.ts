/** The smallest logit of the nucleus of a row. */
export function nucleusThreshold(row: ArrayLike<number>, topP: number, temperature: number): number {
  const descending = Float64Array.from(row).sort().reverse();
  const weights = descending.map((logit) => Math.exp((logit - descending[0]!) / temperature));
  const needed = topP * weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let last = 0;
  for (const [k, weight] of weights.entries()) {
    if (k > 0 && sum >= needed) break;
    sum += weight;
    last = k;
  }
  return descending[last]!;
}
