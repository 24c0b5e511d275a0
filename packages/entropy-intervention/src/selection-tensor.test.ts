import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { selectionTensor } from './selection-tensor.js';

beforeAll(() => useDevice('cpu'));

test('rows end in zeros', async () => {
  expect(await selectionTensor([Uint8Array.of(1, 0, 1), Uint8Array.of(1), []]).array()).toEqual([
    [1, 0, 1],
    [1, 0, 0],
    [0, 0, 0],
  ]);
  expect(selectionTensor([[1]], { tokens: 3 }).shape).toEqual([1, 3]);
  expect(selectionTensor([]).shape).toEqual([0, 0]);
});

test('rows are not cut', () => {
  expect(() => selectionTensor([[1, 1]], { tokens: 1 })).toThrow(
    'selectionTensor: `tokens` must be an integer of at least 2, got 1.',
  );
});
