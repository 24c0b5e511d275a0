import { BackendError, InvalidArgumentError } from '@cairn-ml/numeric';
import { beforeAll, describe, expect, test } from 'vitest';
import { add, concat, init, memory, tensor, tidy, tile } from '../index.js';

describe.each(['cpu', 'wasm'] as const)('%s', (device) => {
  beforeAll(() => init({ device, force: true }));

  test('a disposed tensor is named by the op and argument that it was given to', () => {
    const gone = tensor([1, 2]);
    gone.dispose();
    const message =
      'Add: `a` must not be disposed, got "a disposed tensor". A tensor made inside `tidy` lives until its end: return it, or `keep` it.';
    expect(() => add(gone, 1)).toThrow(message);
    expect(() => add(gone, 1)).toThrow(InvalidArgumentError);
    expect(() => tidy(() => concat([tensor([1]), gone]))).toThrow(/^Concat: `\d` must not be disposed/);
  });

  test('a disposed tensor cannot be read', async () => {
    const gone = tensor([1, 2]);
    gone.dispose();
    await expect(gone.data()).rejects.toThrow('data: `tensor` must not be disposed');
  });

  test('memory that has run out is a BackendError with the way out, and the next op works', async () => {
    const before = memory().numTensors;
    const small = tensor([1, 2]);
    const large = () => tile(small, [2 ** 40]);
    expect(large).toThrow(BackendError);
    expect(large).toThrow(new RegExp(`^Tile on ${device}: out of memory \\(.*\\)\\. Dispose tensors`));
    expect(memory().numTensors).toBe(before + 1);
    const sum = add(small, 1);
    expect(Array.from(await sum.data())).toEqual([2, 3]);
    sum.dispose();
    small.dispose();
  });

  test('other errors of an op are left as they are', () => {
    expect(() => add(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(/could not be broadcast/);
  });
});
