/** An exact fraction, reduced, with a positive denominator. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** An answer that is beyond what the canonicaliser computes. It falls back to the text of the answer. */
export class Unsupported extends Error {}

/** Larger numbers are not computed: some 1200 digits. */
const largest = 1n << 4096n;

export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n || n > largest || -n > largest || d > largest || -d > largest) throw new Unsupported();
  if (d === 1n) return { n, d };
  const divisor = gcd(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

export const zero = rational(0n);
export const one = rational(1n);

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

export function inverse({ n, d }: Rational): Rational {
  return rational(d, n);
}

/** `a` to a whole power, which may be negative. */
export function power(a: Rational, exponent: number): Rational {
  const { n, d } = exponent < 0 ? inverse(a) : a;
  const times = Math.abs(exponent);
  if (d === 1n && n >= -1n && n <= 1n) return rational(times % 2 === 1 ? n : n * n || (times === 0 ? 1n : 0n));
  if (Math.max(digits(n), digits(d)) * times > 1300) throw new Unsupported();
  return rational(n ** BigInt(times), d ** BigInt(times));
}

export function isInteger({ d }: Rational): boolean {
  return d === 1n;
}

/** A whole number that is small enough to count with. */
export function toCount({ n, d }: Rational, limit = 4096): number {
  if (d !== 1n || n > BigInt(limit) || n < BigInt(-limit)) throw new Unsupported();
  return Number(n);
}

export function show({ n, d }: Rational): string {
  return d === 1n ? `${n}` : `${n}/${d}`;
}

/** A decimal with an optional exponent, as `12.5e-3`. */
export function parseDecimal(text: string): Rational {
  if (text.length < 16 && /^\d+$/.test(text)) return { n: BigInt(text), d: 1n };
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e');
  const [whole, fraction = ''] = mantissa!.split('.');
  const places = Number(exponent) - fraction.length;
  if (Math.abs(places) > 1200) throw new Unsupported();
  const digits = BigInt((whole ?? '') + fraction || '0');
  return places < 0 ? rational(digits, 10n ** BigInt(-places)) : rational(digits * 10n ** BigInt(places));
}

/** The whole k-th root, if there is one. */
export function exactRoot(n: bigint, k: number): bigint | undefined {
  if (n >= 1n << 900n) return undefined;
  let root = BigInt(Math.round(Number(n) ** (1 / k)));
  // Newton's steps mend what float64 could not hold
  for (let step = 0; step < 64 && root > 0n; step++) {
    const next = (BigInt(k - 1) * root + n / root ** BigInt(k - 1)) / BigInt(k);
    if (next === root) break;
    root = next;
  }
  for (const near of [root - 1n, root, root + 1n]) if (near >= 0n && near ** BigInt(k) === n) return near;
  return undefined;
}

function digits(n: bigint): number {
  return n.toString().length - 1;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
