import { grad, type Tensor, tensor, zeros } from '@cairn-ml/tensor';
import { checkGradient } from '@cairn-ml/tensor/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import { expectTidy } from '../test/leaks.js';
import { expectClose, type ProgramCase, programCases } from '../test/programs.js';
import { type ClippedPolicyLossOptions, clippedPolicyLoss, klEstimate, type TokenRows } from './index.js';

/** The options of a case; JSON has no Infinity. */
function optionsOf({ options: { kl, ...options } }: ProgramCase): ClippedPolicyLossOptions<never> {
  return kl ? { ...options, kl: { ...kl, valueLimit: Number(kl.valueLimit) } } : options;
}

function constantsOf<T>(input: ProgramCase, read: (rows: TokenRows) => T): Record<string, T> {
  const names = ['mask', 'weights', 'referenceLogprobs'].filter((name) => input[name]);
  return Object.fromEntries(names.map((name) => [name, read(input[name])]));
}

test.each(programCases('program-loss'))('losses of rows are those of $id', ({ input, expected, tol }) => {
  const options = { ...optionsOf(input), ...constantsOf(input, (rows) => rows) };
  const loss = clippedPolicyLoss(input.logprobs as TokenRows, input.oldLogprobs, input.advantages, options);
  expectClose([loss], [expected.loss], tol);
});

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(programCases('program-loss'))(
    'losses and gradients of tensors are those of $id',
    async ({ input, expected }) => {
      const options = { ...optionsOf(input), ...constantsOf(input, (rows) => tensor(rows as number[][])) };
      const old = tensor(input.oldLogprobs as number[][]);
      const advantages = Array.isArray(input.advantages[0]) ? tensor(input.advantages as number[][]) : input.advantages;
      const loss = (x: Tensor) => clippedPolicyLoss(x, old, advantages, options);
      const x = tensor(input.logprobs as number[][]);
      expectClose(await loss(x).data(), [expected.loss], 2e-6);
      expectClose(await grad(loss)(x).data(), expected.gradient.flat(), 2e-6);
    },
  );

  test('tensors agree with rows to 1e-6, and gradients with differences', async () => {
    const rows = {
      now: [
        [-1, -0.5, -2],
        [-1.5, -0.25, -1],
      ],
      old: [
        [-1.25, -0.75, -1],
        [-1, -1, -1],
      ],
      reference: [
        [-2, -1, -1],
        [-1, -0.5, -3],
      ],
      mask: [
        [1, 1, 1],
        [1, 1, 0],
      ],
    };
    const shared = {
      klCoefficient: [0.1, 0.7],
      clipHigh: [0.5, 0.1],
      aggregation: 'sequenceMean',
      klCorrection: 'ratio',
    } as const;
    const reference = tensor(rows.reference);
    const mask = tensor(rows.mask);
    for (const level of ['token', 'sequence'] as const) {
      const options = { ...shared, level, mask, referenceLogprobs: reference };
      const loss = (x: Tensor) => clippedPolicyLoss(x, tensor(rows.old), [1, -0.5], options);
      const expected = clippedPolicyLoss(rows.now, rows.old, [1, -0.5], {
        ...shared,
        level,
        mask: rows.mask,
        referenceLogprobs: rows.reference,
      });
      expectClose(await loss(tensor(rows.now)).data(), [expected], 1e-6);
      expect((await checkGradient(loss, [tensor(rows.now)])).maxError).toBeLessThan(1e-3);
    }
  });

  test('padding may be NaN everywhere, with a divergence too', async () => {
    const x = tensor([[-1, Number.NaN]]);
    const options = { mask: tensor([[1, 0]]), referenceLogprobs: x, klCoefficient: 1, klCorrection: 'ratio' } as const;
    const loss = (x: Tensor) => clippedPolicyLoss(x, x, [1], options);
    expect((await loss(x).data())[0]).toBe(-1);
    expect([...(await grad(loss)(x).data())]).toEqual([-1, 0]);
  });

  test('nothing is left behind', async () => {
    const constants = zeros([2, 3]);
    await expectTidy(
      (x) =>
        clippedPolicyLoss(x, constants, [1, -1], {
          referenceLogprobs: constants,
          klCoefficient: [1, 2],
          klCorrection: 'ratio',
        }),
      zeros([2, 3]),
    );
  });
});

test('one coefficient per completion weighs its divergence', () => {
  const [now, reference] = [
    [[-1], [-2]],
    [[-2], [-1]],
  ];
  const [first, second] = [klEstimate([-1], [-2])[0]!, klEstimate([-2], [-1])[0]!];
  const options = { referenceLogprobs: reference, klCoefficient: [2, 3], aggregation: 'sum' } as const;
  expect(clippedPolicyLoss(now, now, [0, 0], options)).toBeCloseTo(2 * first + 3 * second, 12);
});

test('errors name the argument', async () => {
  await useDevice('cpu');
  const rows = [[-1, -1]];
  expect(() => clippedPolicyLoss(rows, rows, [1], { klCoefficient: 0.1 })).toThrow(
    'clippedPolicyLoss: `referenceLogprobs` must be given where `klCoefficient` is not 0, got undefined.',
  );
  expect(() => clippedPolicyLoss(rows, rows, [1], { referenceLogprobs: rows, klCoefficient: -1 })).toThrow(
    '`klCoefficient` must',
  );
  expect(() => clippedPolicyLoss(rows, rows, [1], { klCorrection: 'all' as never })).toThrow(
    "`klCorrection` must be 'none'",
  );
  expect(() => clippedPolicyLoss(rows, rows, [1], { kl: { kind: 'k9' as never } })).toThrow(
    'clippedPolicyLoss: `kind` must',
  );
  expect(() => clippedPolicyLoss(zeros([1, 2]), zeros([1, 2]), [1], { mask: zeros([2, 2]) })).toThrow(
    'clippedPolicyLoss: `mask` must be [1, 2], as `logprobs`, got [2, 2].',
  );
});
