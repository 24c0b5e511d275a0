import { InvalidArgumentError } from '@cairn-ml/numeric';
import { type Affine, affineOf, columnLengths, columnOf, cross, dot, scaled, type Triple } from './affine.js';

/** For each axis of a volume: the world axis that it runs along (0 x, 1 y, 2 z), and whether forwards (1) or backwards (-1). */
export type AxisDirections = readonly [Direction, Direction, Direction];

export interface Direction {
  world: number;
  sign: 1 | -1;
}

const letters = [
  ['R', 'L'],
  ['A', 'P'],
  ['S', 'I'],
] as const;

export function codeOf(directions: AxisDirections): string {
  return directions.map(({ world, sign }) => letters[world]![sign === 1 ? 0 : 1]).join('');
}

export function readOrientation(caller: string, code: string): AxisDirections {
  const directions = [...String(code)].map((letter) => {
    const world = letters.findIndex((pair) => (pair as readonly string[]).includes(letter));
    return { world, sign: letters[world]?.[0] === letter ? 1 : -1 };
  });
  if (directions.length !== 3 || [0, 1, 2].some((axis) => !directions.some(({ world }) => world === axis))) {
    throw new InvalidArgumentError(
      caller,
      'orientation',
      "be one letter of each of R/L, A/P and S/I, such as 'RAS'",
      code,
    );
  }
  return directions as unknown as AxisDirections;
}

/** The world axis that each axis of the volume is closest to, no two alike. As `io_orientation` of nibabel. */
export function closestAxes(affine: Affine): AxisDirections {
  const rotation = nearestRotation(affine);
  const taken = new Set<number>();
  return [0, 1, 2].map((axis) => {
    const column = columnOf(rotation, axis);
    const free = [0, 1, 2].filter((world) => !taken.has(world));
    const world = free.reduce((best, each) => (Math.abs(column[each]!) > Math.abs(column[best]!) ? each : best));
    taken.add(world);
    return { world, sign: column[world]! < 0 ? -1 : 1 };
  }) as unknown as AxisDirections;
}

/**
 * The orthogonal polar factor of the directions of the columns: a sheared volume has no rotation, this is the closest one. Newton's iteration
 * X <- (X + X^-T) / 2 (Higham 1986) needs no singular value decomposition and doubles its digits in every step.
 */
function nearestRotation(affine: Affine): Affine {
  const lengths = columnLengths(affine);
  let columns = lengths.map((length, i) => scaled(columnOf(affine, i), 1 / length));
  for (let step = 0; step < 60; step++) {
    const [a, b, c] = columns as [Triple, Triple, Triple];
    const determinant = dot(a, cross(b, c));
    const inverse = [cross(b, c), cross(c, a), cross(a, b)].map((column) => scaled(column, 1 / determinant));
    const next = columns.map(
      (column, i) => column.map((value, row) => (value + inverse[i]![row]!) / 2) as unknown as Triple,
    );
    const change = Math.max(
      ...next.flatMap((column, i) => column.map((value, row) => Math.abs(value - columns[i]![row]!))),
    );
    columns = next;
    if (change < 1e-14) break;
  }
  return affineOf(columns, [0, 0, 0]);
}
