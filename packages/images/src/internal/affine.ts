import { InvalidArgumentError } from '@cairn-ml/numeric';

/** Three rows of four numbers. */
export type Affine = readonly [
  ...[number, number, number, number],
  ...[number, number, number, number],
  ...[number, number, number, number],
];

export type Triple = readonly [number, number, number];

export function readAffine(caller: string, argument: string, values: ArrayLike<number>): Affine {
  // A fourth row is allowed, because other programs write it; it says nothing.
  if (values?.length !== 12 && values?.length !== 16)
    throw new InvalidArgumentError(caller, argument, 'be three rows of four numbers, flat', values);
  return Array.from({ length: 12 }, (_, i) => values[i]!) as unknown as Affine;
}

/** Lengths of the three columns: what a step of one voxel is in the world. */
export function columnLengths(affine: Affine): Triple {
  return [0, 1, 2].map((column) => Math.hypot(...columnOf(affine, column))) as unknown as Triple;
}

export function columnOf(affine: Affine, column: number): Triple {
  return [affine[column]!, affine[4 + column]!, affine[8 + column]!];
}

export function applyAffine(affine: Affine, [i, j, k]: Triple): [number, number, number] {
  const row = (r: number) => affine[4 * r]! * i + affine[4 * r + 1]! * j + affine[4 * r + 2]! * k + affine[4 * r + 3]!;
  return [row(0), row(1), row(2)];
}

/** From columns and origin. */
export function affineOf(columns: readonly Triple[], origin: Triple): Affine {
  return [0, 1, 2].flatMap((row) => [...columns.map((column) => column[row]!), origin[row]!]) as unknown as Affine;
}

export function cross([ax, ay, az]: Triple, [bx, by, bz]: Triple): Triple {
  return [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
}

export function dot([ax, ay, az]: Triple, [bx, by, bz]: Triple): number {
  return ax * bx + ay * by + az * bz;
}

export function scaled(vector: Triple, factor: number): Triple {
  return vector.map((value) => value * factor) as unknown as Triple;
}

/** Whether the columns span the space: their directions enclose a volume, whatever their lengths. */
export function isInvertible(affine: Affine): boolean {
  const directions = columnLengths(affine).map((length, i) => scaled(columnOf(affine, i), 1 / length));
  return Math.abs(dot(directions[0]!, cross(directions[1]!, directions[2]!))) > 1e-6;
}
