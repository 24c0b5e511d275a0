import { type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { type AggregateTokenLossesOptions, aggregateTokenLosses } from './index.js';

const losses = [
  [0.5, -0.5, 1.5],
  [0.5, 0.25, Number.NaN],
  [7, 7, 7],
];
const mask = [
  [1, 1, 1],
  [1, 1, 0],
  [0, 0, 0],
];

/** By hand: sums 1.5, 0.75 and 0; means 0.5, 0.375 and none; five tokens, two completions with any, three in all. */
const expected: [AggregateTokenLossesOptions<never>, number][] = [
  [{}, 2.25 / 5],
  [{ total: 10 }, 0.225],
  [{ aggregation: 'sequenceMean' }, 0.875 / 2],
  [{ aggregation: 'sequenceMean', emptySequences: 'count' }, 0.875 / 3],
  [{ aggregation: 'sequenceMean', total: 8 }, 0.875 / 8],
  [{ aggregation: 'sequenceMean', lengthEpsilon: 1 }, (1.5 / 4 + 0.75 / 3) / 2],
  [{ aggregation: 'sequenceSum' }, 2.25 / 2],
  [{ aggregation: 'sequenceSum', emptySequences: 'count' }, 0.75],
  [{ aggregation: 'fixedLength', maxLength: 4 }, 2.25 / 8],
  [{ aggregation: 'fixedLength', maxLength: 4, emptySequences: 'count' }, 2.25 / 12],
  [{ aggregation: 'fixedLengthSum', maxLength: 4 }, 2.25 / 4],
  [{ aggregation: 'sum' }, 2.25],
];

test.each(expected)('rows, %j', (options, value) => {
  expect(aggregateTokenLosses(losses, { ...options, mask })).toBeCloseTo(value, 14);
});

test('the parts of a batch add up to its loss', () => {
  const total = 5;
  const parts = losses.map((row, i) => aggregateTokenLosses([row], { mask: [mask[i]!], total }));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(2.25 / 5, 14);
});

test('where nothing counts the loss is 0', () => {
  for (const [options] of expected) {
    expect(aggregateTokenLosses([[Number.NaN]], { ...options, mask: [[0]] })).toBe(0);
    expect(aggregateTokenLosses([], options)).toBe(0);
  }
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(expected)('tensors, %j', async (options, value) => {
    const result = aggregateTokenLosses(tensor(losses), { ...options, mask: tensor(mask) });
    expect(result.shape).toEqual([]);
    expect((await result.data())[0]).toBeCloseTo(value, 6);
    const finite = tensor(losses.map((row) => row.map((loss) => loss || 0)));
    const { maxError } = await checkGradient(
      (x) => aggregateTokenLosses(x, { ...options, mask: tensor(mask) }),
      [finite],
    );
    expect(maxError).toBeLessThan(1e-3);
  });

  test('masks of any type, or none', async () => {
    const x = tensor([[1, 2, 6]]);
    const numberOf = async (loss: Tensor) => (await loss.data())[0];
    expect(await numberOf(aggregateTokenLosses(x))).toBe(3);
    expect(await numberOf(aggregateTokenLosses(x, { mask: tensor([[true, true, false]]) }))).toBe(1.5);
    expect(await numberOf(aggregateTokenLosses(x, { mask: tensor(new Int32Array([0, 0, 1]), [1, 3]) }))).toBe(6);
    expect(await numberOf(aggregateTokenLosses(x, { mask: zeros([1, 3]) }))).toBe(0);
    expect(await numberOf(aggregateTokenLosses(zeros([0, 3])))).toBe(0);
  });

  test('nothing is left behind', async () => {
    const masks = tensor(mask);
    for (const [options] of expected)
      await expectTidy((x) => aggregateTokenLosses(x, { ...options, mask: masks }), zeros([3, 3]));
  });
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  expect(() => aggregateTokenLosses([[1]], { aggregation: 'mean' as never })).toThrow(
    "`aggregation` must be 'tokenMean'",
  );
  expect(() => aggregateTokenLosses([[1]], { aggregation: 'fixedLength' })).toThrow(
    "aggregateTokenLosses: `maxLength` must be given for 'fixedLength', got undefined.",
  );
  expect(() => aggregateTokenLosses([[1]], { total: 0 })).toThrow('`total` must be above 0, got 0.');
  expect(() => aggregateTokenLosses([[1]], { lengthEpsilon: -1 })).toThrow('`lengthEpsilon` must be a finite number');
  expect(() => aggregateTokenLosses([[1]], { mask: [[1, 1]] })).toThrow(
    'aggregateTokenLosses: `mask[0]` must have 1 entries, as `losses[0]`, got [2].',
  );
  expect(() => aggregateTokenLosses([[Number.NaN]])).toThrow('`losses[0][0]` must be a finite number, got NaN.');
  expect(() => aggregateTokenLosses(zeros([2]))).toThrow('`losses` must be [completions, tokens], got [2].');
});
