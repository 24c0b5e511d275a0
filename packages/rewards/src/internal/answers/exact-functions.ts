import { power, type Rational, rational, Unsupported } from './rational.js';

export function factorial(n: number): Rational {
  if (n < 0) throw new Unsupported();
  let product = 1n;
  for (let k = 2; k <= n; k++) product *= BigInt(k);
  return rational(product);
}

export function binomial(n: number, k: number): Rational {
  if (n < 0 || k < 0) throw new Unsupported();
  let result = 1n;
  for (let i = 0; i < k; i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
  return rational(result);
}

/** The whole k with base^k = x, if there is one. */
export function exactLogarithm(x: Rational, base: Rational): number | undefined {
  if (x.n <= 0n || base.n <= 0n || (base.n === 1n && base.d === 1n)) return undefined;
  const guess = Math.round(Math.log(Number(x.n) / Number(x.d)) / Math.log(Number(base.n) / Number(base.d)));
  if (!(Math.abs(guess) < 1000)) return undefined;
  const value = power(base, guess);
  return value.n === x.n && value.d === x.d ? guess : undefined;
}
