import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';

/** Checks the range of pixels, where there is one. */
export function checkBounds(caller: string, bounds: readonly [number, number] | null): void {
  if (!bounds) return;
  for (const [i, bound] of bounds.entries()) checkNumber(caller, `bounds[${i}]`, bound);
  if (bounds[0] > bounds[1]) throw new InvalidArgumentError(caller, 'bounds', 'be in ascending order', bounds);
}
