import { checkInteger, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { wordsOf } from '../internal/procedural/phrases.js';
import type { ReasoningStep } from './parse-steps.js';
import type { ReasoningTemplate } from './reasoning-template.js';

/** Options of {@link proceduralQuantity}. */
export interface ProceduralQuantityOptions {
  /** How the reward falls with the distance of n from N. `'ratio'` (default), `'capped'`: more steps than N cost nothing, `'linear'`. */
  shape?: 'ratio' | 'capped' | 'linear';
  /**
   * Steps with the same words as an earlier one: `'penalize'` (default), they do not help to reach N and do count beyond it; `'count'`: as any other.
   * Without effect where `steps` is a number.
   */
  repeats?: 'penalize' | 'count';
}

/**
 * How well the number of written steps fits the template's: a reward from 0 to 1 for neither collapsing into a short answer nor padding.
 *
 * n steps, of which d are different, N in the template. With `'penalize'`, `a = min(d, N)` and `b = max(n, N)`; with `'count'`, d = n.
 *
 * | shape | reward | without repeats |
 * |---|---|---|
 * | `'ratio'` | `a / b` | `min(n, N) / max(n, N)` |
 * | `'capped'` | `a / N` | `min(n / N, 1)` |
 * | `'linear'` | `max(0, 1 - (b - a) / N)` | `max(0, 1 - |n - N| / N)` |
 *
 * No steps give 0. Repetition is recognised word by word; a paraphrase is another step.
 *
 * @param steps - Of {@link parseSteps}, or their number
 * @param template - Or its number of steps
 * @throws {InvalidArgumentError} for a template of no steps, a number of steps that is no count, and unknown options
 *
 * @example
 * ```ts
 * import { proceduralQuantity } from '@cairn-ml/rewards/procedural';
 *
 * [0, 4, 8, 12, 16].map((steps) => proceduralQuantity(steps, 8)); // [0, 0.5, 1, 0.667, 0.5]
 * proceduralQuantity(12, 8, { shape: 'linear' }); // 0.5
 * ```
 *
 * @remarks The idea is CardiacMind's PQtR (arXiv 2601.08440): the match between the number of discrete steps and the template's, against
 *   collapse and verbosity. Its equation is not public; the shapes and the treatment of repeats are our reconstruction.
 */
export function proceduralQuantity(
  steps: number | readonly ReasoningStep[],
  template: number | Pick<ReasoningTemplate, 'steps'>,
  options: ProceduralQuantityOptions = {},
): number {
  const { shape = 'ratio', repeats = 'penalize' } = options;
  const caller = 'proceduralQuantity';
  checkOption(caller, 'shape', shape, ['ratio', 'capped', 'linear']);
  checkOption(caller, 'repeats', repeats, ['penalize', 'count']);
  const expected = typeof template === 'number' ? template : template.steps.length;
  checkInteger(caller, typeof template === 'number' ? 'template' : 'template.steps.length', expected, { min: 1 });
  if (typeof steps !== 'number' && !Array.isArray(steps))
    throw new InvalidArgumentError(caller, 'steps', 'be an array of steps or their number', steps);
  const count = typeof steps === 'number' ? steps : steps.length;
  checkInteger(caller, 'steps', count, { min: 0 });
  const different = typeof steps === 'number' || repeats === 'count' ? count : countDifferent(steps);
  const [reached, length] = [Math.min(different, expected), Math.max(count, expected)];
  if (shape === 'ratio') return reached / length;
  return shape === 'capped' ? reached / expected : Math.max(0, 1 - (length - reached) / expected);
}

function countDifferent(steps: readonly ReasoningStep[]): number {
  return new Set(steps.map(({ title, body }) => wordsOf(`${title} ${body}`).join(' '))).size;
}
