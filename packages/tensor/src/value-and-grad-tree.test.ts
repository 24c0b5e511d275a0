import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import {
  add,
  cast,
  disposeTree,
  exp,
  grad,
  keep,
  memory,
  mul,
  ones,
  square,
  sum,
  type Tensor,
  tensor,
  tidy,
  valueAndGradTree,
} from './index.js';

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('every leaf has its gradient: those in use, those that are not, and constants', async () => {
    const parameters = { a: tensor([1, 2]), list: [tensor(3, []), tensor([9])], table: tensor([4, 5], [2], 'int32') };
    const before = memory().numTensors;
    const { value, gradients, auxiliary } = valueAndGradTree(
      ({ a, list, table }) => sum(mul(mul(square(a), list[0]!), cast(table, 'float32'))),
      parameters,
    );
    expect(memory().numTensors - before).toBe(5);
    // by hand: 3 (1·4 + 4·5) = 72; 2 a · 3 · table; Σ a² table
    expect(Array.from(await value.data())).toEqual([72]);
    expect(Array.from(await gradients.a.data())).toEqual([24, 60]);
    expect(Array.from(await gradients.list[0]!.data())).toEqual([24]);
    expect(Array.from(await gradients.list[1]!.data())).toEqual([0]);
    expect([gradients.table.dtype, ...(await gradients.table.data())]).toEqual(['int32', 0, 0]);
    expect(auxiliary).toBeUndefined();
    disposeTree([value, gradients]);
    expect(memory().numTensors).toBe(before);
  });

  test('auxiliary tensors come back, also when they are parameters', async () => {
    const parameters = { a: tensor([1, 2]) };
    const before = memory().numTensors;
    const { value, gradients, auxiliary } = valueAndGradTree(({ a }) => {
      const squares = square(a);
      return { loss: sum(squares), auxiliary: { squares, a } };
    }, parameters);
    expect(memory().numTensors - before).toBe(4);
    disposeTree([value, gradients]);
    expect([...(await auxiliary.squares.data()), ...(await auxiliary.a.data())]).toEqual([1, 4, 1, 2]);
    disposeTree(auxiliary);
    expect([parameters.a.isDisposed, memory().numTensors]).toEqual([false, before]);
  });

  test('inside tidy, auxiliary tensors go with the scope', () => {
    const a = tensor([1, 2]);
    const before = memory().numTensors;
    tidy(() => {
      valueAndGradTree(([a]) => ({ loss: sum(a!), auxiliary: [exp(a!)] }), [a]);
    });
    expect(memory().numTensors).toBe(before);
  });
});

describe('cpu', () => {
  beforeAll(() => useDevice('cpu'));

  test('a loss that is a parameter, or no function of them, is a new handle', async () => {
    const [a, constant] = [tensor(2, []), tensor(7, [])];
    const self = valueAndGradTree(([a]) => a!, [a]);
    self.value.dispose();
    expect(Array.from(await self.gradients[0]!.data())).toEqual([1]);
    const other = valueAndGradTree(() => constant, [a]);
    other.value.dispose();
    expect(Array.from(await other.gradients[0]!.data())).toEqual([0]);
    expect([a.isDisposed, constant.isDisposed]).toEqual([false, false]);
  });

  test('a tensor in two places has the gradient of all its uses in both', async () => {
    const shared = tensor([3]);
    const { gradients } = valueAndGradTree(({ a, b }) => sum(mul(square(a), b)), { a: shared, b: shared });
    expect([...(await gradients.a.data()), ...(await gradients.b.data())]).toEqual([27, 27]); // of x³
  });

  test('gradients can be differentiated', async () => {
    const second = grad((x: Tensor) => sum(valueAndGradTree(([a]) => sum(mul(square(a!), a!)), [x]).gradients[0]!));
    expect(Array.from(await second(tensor([2, 5])).data())).toEqual([12, 30]); // of x³: 6 x
  });

  test('after an error nothing stays behind, and the next call works', async () => {
    const parameters = [tensor([1, 2])];
    const before = memory().numTensors;
    const failing = () =>
      valueAndGradTree(([a]) => {
        const squares = square(exp(a!));
        if (squares.rank === 1) throw new Error('stop');
        return squares;
      }, parameters);
    expect(failing).toThrow('stop');
    expect(() => valueAndGradTree(([a]) => exp(a!), parameters)).toThrow(
      'valueAndGradTree: `loss` must return a scalar, got [2].',
    );
    const bad = () => valueAndGradTree(([a]) => ({ loss: sum(exp(a!)), auxiliary: { b: 3 as never } }), parameters);
    expect(bad).toThrow('valueAndGradTree: `auxiliary.b` must be a tensor');
    expect(memory().numTensors).toBe(before);
    const { gradients } = valueAndGradTree(([a]) => sum(square(a!)), parameters);
    expect(Array.from(await gradients[0]!.data())).toEqual([2, 4]);
  });

  test('what cannot be differentiated', () => {
    const loss = () => tensor(1, []);
    expect(() => valueAndGradTree(loss, {})).toThrow('valueAndGradTree: `parameters` must have a float32 leaf, got 0.');
    expect(() => valueAndGradTree(loss, [ones([1], 'int32')])).toThrow('`parameters` must have a float32 leaf, got 1.');
    expect(() => valueAndGradTree(loss, [1 as never])).toThrow('valueAndGradTree: `parameters.0` must be a tensor');
  });

  test('tensors that the loss keeps stay', () => {
    const kept: Tensor[] = [];
    valueAndGradTree(
      ([a]) => {
        kept.push(keep(exp(a!)));
        return sum(add(a!, 1));
      },
      [tensor([1])],
    );
    expect(kept[0]!.isDisposed).toBe(false);
  });
});
