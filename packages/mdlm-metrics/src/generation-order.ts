import type { CountOptions } from './count-options.js';
import type { DecodingTrace } from './decoding-trace.js';
import { countedSteps } from './internal/counted-steps.js';

/**
 * The positions in the order in which they were finalised; those of one step from left to right.
 *
 * @throws {InvalidArgumentError} for an unknown option
 *
 * @example
 * ```ts
 * import { generationOrder, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * generationOrder(traceFromFinalSteps([1, 0, 2, 0])); // [1, 3, 0, 2]
 * ```
 *
 * @remarks That positions of one step ascend is our convention; what is published on orders supposes one token a step.
 */
export function generationOrder(trace: DecodingTrace, options: CountOptions = {}): Int32Array {
  const { positions, steps } = countedSteps('generationOrder', trace, options);
  const next = new Int32Array(trace.steps.passes.length + 1);
  for (let i = 0; i < steps.length; i++) next[steps[i]! + 1]!++;
  for (let step = 1; step < next.length; step++) next[step]! += next[step - 1]!;
  const order = new Int32Array(positions.length);
  for (let i = 0; i < steps.length; i++) order[next[steps[i]!]!++] = positions[i]!;
  return order;
}
