/**
 * The probabilities that a random permutation of `size` objects has exactly `inversions` inversions, and that it has at most as many.
 * Takes `size * inversions` steps.
 */
export function inversionDistribution(size: number, inversions: number): { exactly: number; atMost: number } {
  const probabilities = new Float64Array(inversions + 1);
  probabilities[0] = 1;
  // Object number k comes before 0 to k - 1 of the objects so far, each with probability 1 / k.
  const longer = new Float64Array(inversions + 1);
  for (let k = 2; k <= size; k++) {
    let window = 0;
    for (let i = 0; i <= inversions; i++) {
      window += probabilities[i]!;
      if (i >= k) window -= probabilities[i - k]!;
      longer[i] = window / k;
    }
    probabilities.set(longer);
    if (probabilities[inversions] === 0 && k > inversions) break; // it underflows, and only gets smaller
  }
  return { exactly: probabilities[inversions]!, atMost: probabilities.reduce((sum, probability) => sum + probability) };
}
