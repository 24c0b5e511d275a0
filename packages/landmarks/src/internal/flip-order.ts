import { checkInteger, InvalidArgumentError } from '@cairn-ml/numeric';

/** Pairs of landmarks that a mirror exchanges, as left and right. */
export type FlipPairs = readonly (readonly [number, number])[];

/** For every landmark, whose place it takes after a flip. */
export function flipOrder(caller: string, pairs: FlipPairs, count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  for (const [i, [left, right]] of pairs.entries()) {
    for (const landmark of [left, right]) {
      checkInteger(caller, `flipPairs[${i}]`, landmark, { min: 0, max: count - 1 });
      if (order[landmark] !== landmark) {
        throw new InvalidArgumentError(caller, `flipPairs[${i}]`, 'name each landmark once', [left, right]);
      }
    }
    order[left] = right;
    order[right] = left;
  }
  return order;
}

/** How many landmarks one image has, of `total`. */
export function landmarksPerImage(caller: string, total: number, numLandmarks: number | undefined): number {
  if (numLandmarks === undefined) return total;
  checkInteger(caller, 'numLandmarks', numLandmarks, { min: 1 });
  if (total % numLandmarks !== 0) {
    throw new InvalidArgumentError(caller, 'numLandmarks', `divide the ${total} landmarks`, numLandmarks);
  }
  return numLandmarks;
}
