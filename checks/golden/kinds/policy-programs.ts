import {
  type ClippedPolicyLossOptions,
  clippedPolicyLoss,
  groupAdvantages,
  klEstimate,
  opoAdvantages,
  passAtKAdvantages,
  reinforcePlusPlusAdvantages,
  rlooAdvantages,
  type TokenRows,
} from '@cairn-ml/policy-optimization';
import { grad, init, sum, type Tensor, tensor } from '@cairn-ml/tensor';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Of gradients and losses on float32 tensors, relative to the oracle's float64. */
const float32 = 2e-5;

/** What released programs gave when they were run: values of both forms, and gradients of the tensor form. */
export const kinds: Record<string, Handler> = {
  async 'program-loss'({ input, expected, tol }) {
    const { logprobs, oldLogprobs, advantages, mask, weights, referenceLogprobs } = input;
    const options = readOptions(input.options);
    const rows = { ...options, mask, ...(weights && { weights }), ...(referenceLogprobs && { referenceLogprobs }) };
    await init();
    const tensors = {
      ...options,
      mask: tensor(mask as number[][]),
      ...(weights && { weights: tensor(weights as number[][]) }),
      ...(referenceLogprobs && { referenceLogprobs: tensor(referenceLogprobs as number[][]) }),
    };
    const given = Array.isArray(advantages[0]) ? tensor(advantages as number[][]) : advantages;
    const lossOf = (x: Tensor) => clippedPolicyLoss(x, tensor(oldLogprobs as number[][]), given, tensors);
    const x = tensor(logprobs as number[][]);
    const actual = {
      rows: clippedPolicyLoss(logprobs as TokenRows, oldLogprobs, advantages, rows),
      tensors: (await lossOf(x).data())[0],
      gradient: await grad(lossOf)(x).array(),
    };
    return [
      { what: 'rows', actual: actual.rows, expected: expected.loss, tolerance: tol },
      { what: 'tensors', actual: actual.tensors, expected: expected.loss, tolerance: float32 },
      { what: 'gradient', actual: actual.gradient, expected: expected.gradient, tolerance: float32 },
    ];
  },
  async 'program-kl'({ input, expected, tol }) {
    const { logprobs, referenceLogprobs, options } = input;
    await init();
    const x = tensor(logprobs as number[]);
    const valuesOf = (x: Tensor) => klEstimate(x, tensor(referenceLogprobs as number[]), options);
    return [
      {
        what: 'arrays',
        actual: klEstimate(logprobs as number[], referenceLogprobs, options),
        expected: expected.values,
        tolerance: tol,
      },
      { what: 'tensors', actual: await valuesOf(x).data(), expected: expected.values, tolerance: float32 },
      {
        what: 'gradient',
        actual: await grad((x) => sum(valuesOf(x)))(x).data(),
        expected: expected.gradient,
        tolerance: float32,
      },
    ];
  },
  'program-advantages'({ input, expected, tol }): Comparison[] {
    const { rewards, lengths, groupIds, passAtKGroupIds } = input;
    const verl = { groupIds, singletons: 'raw' as const };
    const actual: GoldenCase = {
      grpo: groupAdvantages(rewards, { ...verl, epsilon: 1e-6 }),
      drGrpo: groupAdvantages(rewards, { ...verl, scale: 'none' }),
      rloo: rlooAdvantages(rewards, verl),
      opo: opoAdvantages(rewards, lengths, verl),
      reinforcePlusPlus: reinforcePlusPlusAdvantages(rewards, lengths, verl),
      passAtK: passAtKAdvantages(rewards, { groupIds: passAtKGroupIds }),
    };
    return Object.entries(expected as GoldenCase).map(([what, value]) => ({
      what,
      actual: actual[what],
      expected: value,
      tolerance: tol,
    }));
  },
};

/** Options as JSON has them: without Infinity. */
function readOptions({ kl, ...options }: GoldenCase): ClippedPolicyLossOptions<never> {
  if (!kl) return options;
  return { ...options, kl: { ...kl, valueLimit: Number(kl.valueLimit) } };
}
