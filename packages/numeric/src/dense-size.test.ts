import { expect, test } from 'vitest';
import { checkDenseSize } from './dense-size.js';

test('4 GiB fit, more is refused with the memory it would need and the sparse way out', () => {
  expect(() => checkDenseSize('f', 'a', 23_170)).not.toThrow();
  const message =
    'f: `a` must have at most 23170 rows as a dense matrix, got 23171. 23171 rows need 4.0 GiB; pass the non-zero entries as CSR';
  expect(() => checkDenseSize('f', 'a', 23_171)).toThrow(message);
});
