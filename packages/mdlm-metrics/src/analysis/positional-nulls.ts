import { kendallTau } from '@cairn-ml/numeric';
import type { CountOptions } from '../count-options.js';
import type { DecodingTrace } from '../decoding-trace.js';
import { countedSteps } from '../internal/counted-steps.js';
import { valuesAgainst } from '../internal/values-against.js';

/** How a decode compares with one that only looks at positions. */
export interface PositionalNull {
  /** tau-b of the decode with the null's order. */
  agreement: number;
  /** tau-b of the null's order with `against`: what the difficulty would explain without a model. */
  null: number;
  /** tau-b of the decode with `against`, minus `null`. */
  excess: number;
}

/** What {@link positionalNulls} finds. */
export interface PositionalNulls {
  /** From the first position to the last: row by row on a grid. */
  leftToRight: PositionalNull;
  /** From both ends to the middle. */
  outsideIn: PositionalNull;
  /** From the given positions outwards, nearest first; as `leftToRight` from an edge where nothing is given. */
  nearGiven: PositionalNull;
}

/**
 * Whether a relation of the order with a difficulty is more than a relation of both with position: tau of three orders that need no model.
 *
 * A difficulty that grows from left to right would make every left-to-right decoder look as if it began with what is easy; `excess` says what is left.
 * The coefficients are NaN where the order or the difficulty is constant.
 *
 * @param against - A difficulty: one number per generated position, or per position of the canvas.
 * @throws {ShapeError} when `against` fits neither the generated positions nor the canvas
 * @throws {InvalidArgumentError} for an unknown option, and for NaN in `against`
 *
 * @example
 * ```ts
 * import { traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 * import { positionalNulls } from '@cairn-ml/mdlm-metrics/analysis';
 *
 * const { leftToRight } = positionalNulls(traceFromFinalSteps([0, 1, 2, 3]), [1, 2, 3, 4]);
 * leftToRight; // { agreement: 1, null: 1, excess: 0 }
 * ```
 *
 * Source: our form of the row-major and boundary-first nulls of a third party's protocol for generation orders.
 */
export function positionalNulls(
  trace: DecodingTrace,
  against: ArrayLike<number>,
  options: CountOptions = {},
): PositionalNulls {
  const { positions, steps } = countedSteps('positionalNulls', trace, options);
  const difficulty = valuesAgainst('positionalNulls', trace, positions, against);
  const observed = kendallTau(difficulty, steps);
  const compare = (order: Float64Array): PositionalNull => {
    const expected = kendallTau(difficulty, order);
    return { agreement: kendallTau(order, steps), null: expected, excess: observed - expected };
  };
  const [start, end] = trace.generated;
  const distance = distanceToGiven(trace);
  return {
    leftToRight: compare(Float64Array.from(positions)),
    outsideIn: compare(Float64Array.from(positions, (position) => Math.min(position - start, end - 1 - position))),
    nearGiven: compare(Float64Array.from(positions, (position) => distance[position]!)),
  };
}

/** How far each position of the canvas is from the nearest that was given; a prompt is given. */
function distanceToGiven({ length, generated, canvas, maskId }: DecodingTrace): Int32Array {
  const distance = new Int32Array(length);
  const isGiven = (i: number) =>
    i < generated[0] || i >= generated[1] || (canvas !== undefined && canvas[i] !== maskId);
  const anyGiven = Array.from(distance.keys()).some(isGiven);
  let last = anyGiven ? -2 * length : -1;
  for (let i = 0; i < length; i++) {
    if (isGiven(i)) last = i;
    distance[i] = i - last;
  }
  last = 3 * length;
  for (let i = length - 1; anyGiven && i >= 0; i--) {
    if (isGiven(i)) last = i;
    distance[i] = Math.min(distance[i]!, last - i);
  }
  return distance;
}
