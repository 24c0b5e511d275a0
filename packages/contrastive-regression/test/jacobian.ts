import type { Random } from '@cairn-ml/numeric';
import { expect } from 'vitest';

/** What a function of values says of its derivatives. */
interface Differentiated {
  gradient: (vector: ArrayLike<number>) => Float64Array;
  jacobianProduct: (vector: ArrayLike<number>) => Float64Array;
}

/** The product is that of central differences along a random direction, and the gradient is its transpose. */
export function expectJacobian(
  values: readonly number[],
  of: (values: readonly number[]) => Float64Array,
  { gradient, jacobianProduct }: Differentiated,
  random: Random,
): void {
  const upstream = values.map(() => random.normal());
  const direction = values.map(() => random.normal());
  const at = (step: number) => of(values.map((value, i) => value + step * direction[i]!));
  const [above, below] = [at(1e-6), at(-1e-6)];
  const product = jacobianProduct(direction);
  for (const [i, entry] of product.entries()) expect(entry).toBeCloseTo((above[i]! - below[i]!) / 2e-6, 5);
  const inner = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Array.from(a, (x, i) => x * b[i]!).reduce((x, y) => x + y, 0);
  expect(inner(gradient(upstream), direction)).toBeCloseTo(inner(upstream, product), 8);
}
