/** The probability that a standard normal variable exceeds `z`, to a relative error below 1e-14. */
export function normalUpperTail(z: number): number {
  return z < 0 ? 1 - upperTail(-z) : upperTail(z);
}

function upperTail(z: number): number {
  const coarse = Math.round(16 * z) / 16; // its square is exact, and the rest of z * z is small
  const density =
    (Math.exp(-(coarse * coarse) / 2) * Math.exp(-((z - coarse) * (z + coarse)) / 2)) / Math.sqrt(2 * Math.PI);
  if (z < 2) {
    let term = z;
    let sum = z;
    for (let k = 3; term > 1e-18 * sum; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = 0; // Laplace's continued fraction of Mills' ratio
  for (let k = 100; k >= 1; k--) fraction = k / (z + fraction);
  return density / (z + fraction);
}
