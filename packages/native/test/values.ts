import { createRandom, type Random } from '@cairn-ml/numeric';

export { createRandom, type Random };

/** A dense array with its shape. */
export interface Values {
  shape: number[];
  values: ArrayLike<number>;
  dtype?: 'float32' | 'int32' | 'bool';
}

export function normals(random: Random, shape: number[]): Values {
  return { shape, values: Float32Array.from({ length: sizeOf(shape) }, () => random.normal()) };
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** The largest difference, as a share of 1 + |expected|; infinite where shapes differ, or NaN meets a number. */
export function error(actual: Values | undefined, expected: Values): number {
  if (String(actual?.shape) !== String(expected.shape) || actual?.values.length !== expected.values.length)
    return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let i = 0; i < expected.values.length; i++) {
    const [a, e] = [actual.values[i]!, expected.values[i]!];
    if (Object.is(a, e) || a === e || (Number.isNaN(a) && Number.isNaN(e))) continue;
    const difference = Math.abs(a - e) / (1 + Math.abs(e));
    worst = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
  }
  return worst;
}

/** Calls `visit` with every index of a shape. */
export function forEachIndex(shape: readonly number[], visit: (index: number[], flat: number) => void): void {
  const index = shape.map(() => 0);
  for (let flat = 0; flat < sizeOf(shape); flat++) {
    visit(index, flat);
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) index[axis] = 0;
  }
}

/** The position of an index in a dense array; axes of length 1 repeat. */
export function flatten(index: readonly number[], shape: readonly number[]): number {
  const missing = index.length - shape.length;
  return shape.reduce((flat, length, axis) => flat * length + (length === 1 ? 0 : index[axis + missing]!), 0);
}
