import { InvalidArgumentError } from '../errors.js';
import type { DenseMatrix } from '../matrix.js';

/** Throws at the first entry that is not finite. */
export function checkEntries(caller: string, argument: string, { data, size }: DenseMatrix): void {
  for (let p = 0; p < data.length; p++) {
    if (!Number.isFinite(data[p])) {
      throw new InvalidArgumentError(
        caller,
        `${argument}[${Math.floor(p / size)}][${p % size}]`,
        'be a finite number',
        data[p],
      );
    }
  }
}
