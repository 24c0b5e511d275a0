import { backend } from '@tensorflow/tfjs-core';
import { dispose } from '../../autograd.js';
import { neg } from '../../ops.js';
import type { ConformanceCase, TensorValue, Tolerance } from '../../testing/conformance-case.js';
import type { ConformanceKind } from '../../testing/run-conformance.js';
import type { Tensor } from '../../types.js';
import { compareValues } from './compare-values.js';
import { forward, gradient, secondOrder } from './evaluate.js';
import { toleranceOf } from './tolerance.js';

/** How one check of one case went. */
export interface CaseCheck {
  /** The largest error, as a share of what is tolerated. */
  error: number;
  /** What is wrong; empty when nothing is. */
  message: string;
}

/** Calls the op of a case, or differentiates it, and compares what comes back. */
export async function checkCase(testCase: ConformanceCase, kind: ConformanceKind): Promise<CaseCheck> {
  const tolerance = toleranceOf(testCase, kind);
  let error = Number.POSITIVE_INFINITY;
  let message: string;
  try {
    const { outputs, leaked } = watched(() => evaluators[kind](testCase));
    const expected = expectedOf(testCase, kind);
    const values = await Promise.all(outputs.map((output) => output.data())).finally(() => dispose(outputs));
    const actual = outputs.map(({ shape, dtype }, i) => ({ shape, dtype, values: values[i] as ArrayLike<number> }));
    ({ error, message } = compareAll(actual, expected, tolerance));
    message ||= leaked > 0 ? `leaves ${leaked} buffers on the device` : '';
  } catch (thrown) {
    message = `throws ${(thrown as Error)?.message?.split('\n')[0] ?? thrown}`;
  }
  if (message) await calm();
  return { error, message };
}

/** A GPU reports its errors late, and one mistake as several errors: they have to be over before another check is judged. */
async function calm(): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    let probe: Tensor | undefined;
    try {
      probe = neg(1);
      await probe.data();
      return;
    } catch {
      // one of those errors: the next attempt finds the next, or none
    } finally {
      probe?.dispose();
    }
  }
}

const evaluators = { forward, gradient, 'second order': secondOrder };

/** Also counts what an evaluation leaves on the device besides its outputs: kernels that do not clean up. */
function watched(evaluate: () => Tensor[]): { outputs: Tensor[]; leaked: number } {
  const before = backend().numDataIds();
  const outputs = evaluate();
  return { outputs, leaked: backend().numDataIds() - before - new Set(outputs.map(({ dataId }) => dataId)).size };
}

function expectedOf(
  { inputs, outputs, gradients, secondOrder }: ConformanceCase,
  kind: ConformanceKind,
): TensorValue[] {
  if (kind === 'forward') return [...outputs];
  const values = (kind === 'gradient' ? gradients : secondOrder) ?? [];
  return values.flatMap((each, i) =>
    each ? [{ dtype: 'float32' as const, shape: (inputs[i] as TensorValue).shape, values: each }] : [],
  );
}

function compareAll(
  actual: { shape: readonly number[]; dtype: string; values: ArrayLike<number> }[],
  expected: TensorValue[],
  tolerance: Tolerance,
): CaseCheck {
  const error = Number.POSITIVE_INFINITY;
  if (actual.length !== expected.length)
    return { error, message: `gives ${actual.length} tensors instead of ${expected.length}` };
  let worst: CaseCheck = { error: 0, message: '' };
  for (const [i, { shape, dtype, values }] of actual.entries()) {
    const wanted = expected[i] as TensorValue;
    const which = actual.length > 1 ? `tensor ${i}: ` : '';
    if (String(shape) !== String(wanted.shape))
      return { error, message: `${which}shape [${shape}] instead of [${wanted.shape}]` };
    if (dtype !== wanted.dtype) return { error, message: `${which}${dtype} instead of ${wanted.dtype}` };
    const found = compareValues(values, wanted.values, tolerance);
    if (found.error > worst.error)
      worst = { error: found.error, message: found.error > 1 ? `${which}${found.message}` : '' };
  }
  return worst;
}
