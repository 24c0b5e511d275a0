import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';

/** Options of {@link adaptEntropyCoefficient}. */
export interface AdaptEntropyCoefficientOptions {
  /** The entropy that is wanted, in nats, 0 or more. Default 0.2, as Skywork-OR1. */
  target?: number;
  /** How far the coefficient moves with each update, 0 or more. Default 1e-4. */
  delta?: number;
  /** The least coefficient. Default 0. */
  min?: number;
  /** The largest, at least `min`. Default 5e-3. */
  max?: number;
}

/** What {@link adaptEntropyCoefficient} returns. */
export interface EntropyCoefficient {
  /** To be given to the next update. */
  coefficient: number;
  /** What the entropy bonus is multiplied by now: the coefficient where the entropy is below the target, or 0. */
  applied: number;
}

/**
 * One update of an entropy bonus that holds a target: the coefficient grows by `delta` while the entropy is below the target, falls by it while it is above,
 * stays within `min` and `max`, and is applied only while the entropy is below.
 *
 * @param coefficient - That of the update before; start with 0.
 * @param entropy - Of the policy now, in nats.
 * @throws {InvalidArgumentError} for numbers that are not finite, and options out of range
 *
 * @example
 * ```ts
 * import { adaptEntropyCoefficient } from '@cairn-ml/entropy-intervention';
 *
 * adaptEntropyCoefficient(0.001, 0.15); // { coefficient: 0.0011, applied: 0.0011 }
 * adaptEntropyCoefficient(0.001, 0.3); // { coefficient: 0.0009, applied: 0 }
 * ```
 *
 * Source: Skywork-OR1 (arXiv 2505.22312), authors' code.
 */
export function adaptEntropyCoefficient(
  coefficient: number,
  entropy: number,
  options: AdaptEntropyCoefficientOptions = {},
): EntropyCoefficient {
  const caller = 'adaptEntropyCoefficient';
  const { target = 0.2, delta = 1e-4, min = 0, max = 5e-3 } = options;
  checkNumber(caller, 'coefficient', coefficient);
  checkNumber(caller, 'entropy', entropy);
  checkNumber(caller, 'target', target, { min: 0 });
  checkNumber(caller, 'delta', delta, { min: 0 });
  checkNumber(caller, 'min', min);
  checkNumber(caller, 'max', max);
  if (max < min) throw new InvalidArgumentError(caller, 'max', `be at least \`min\` (${min})`, max);
  const isBelow = entropy < target;
  const moved = coefficient + (isBelow ? delta : entropy > target ? -delta : 0);
  const next = Math.min(Math.max(moved, min), max);
  return { coefficient: next, applied: entropy <= target ? next : 0 };
}
