import { checkInteger, checkNumber, checkOption } from '@cairn-ml/numeric';
import { pick, runBlocks } from '../internal/decoding/run-blocks.js';
import { startSession } from '../internal/decoding/session.js';
import type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
import { selectTopK } from './select-tokens.js';
import { dreamSchedule, transferChance } from './transfer-schedules.js';

/** Options of {@link decodeDream}. */
export interface DecodeDreamOptions extends Omit<DecodeOptions, 'blockLength'> {
  /** All steps. Default 512. */
  steps?: number;
  /**
   * `'origin'` (default): each mask with the same chance; `'maskgitPlus'`: the most probable tokens, `'topkMargin'`: the largest margins, `'entropy'`: the
   * smallest entropies.
   */
  algorithm?: 'origin' | 'maskgitPlus' | 'topkMargin' | 'entropy';
  /** 0 (default) takes the surest; otherwise positions are drawn with probabilities softmax(sureness / this). */
  algorithmTemperature?: number;
  /** The time at the end. Default 1e-3. */
  eps?: number;
  /** Divides the logits; tokens are then sampled from their softmax. Default 0: the likeliest token. */
  temperature?: number;
  /** Sample only from the likeliest tokens whose probabilities reach this together. Default 1. */
  topP?: number;
  /** Sample only from so many of the likeliest tokens. Default: all. */
  topK?: number;
}

/**
 * Dream's decoding: a fixed number of steps over the whole text, with {@link dreamSchedule} and one of four orders.
 *
 * Early steps may write nothing. Dream's own logits are shifted by one: `shift: true`. Passes after the last mask is gone are counted and not made.
 *
 * @param canvas - Tokens and masks; what is not masked is given.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, and as {@link decodeTopK}
 *
 * @example
 * ```ts
 * import { decodeDream } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * const logits = [1, 0, 0, 0, 5, 0, 0, 2, 0];
 * const { trace } = await decodeDream(() => logits, [2, 2, 2], { maskId: 2, steps: 4, algorithm: 'entropy' });
 * trace.events.step; // [2, 3, 3]
 * ```
 *
 * Source: `_sample` and `sample_tokens` of Dream's authors.
 */
export async function decodeDream(
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeDreamOptions,
): Promise<DecodeResult> {
  const caller = 'decodeDream';
  const {
    steps = 512,
    algorithm = 'origin',
    algorithmTemperature = 0,
    eps = 1e-3,
    topP = 1,
    topK = Infinity,
  } = options;
  checkInteger(caller, 'steps', steps, { min: 1 });
  checkOption(caller, 'algorithm', algorithm, ['origin', 'maskgitPlus', 'topkMargin', 'entropy']);
  checkNumber(caller, 'algorithmTemperature', algorithmTemperature, { min: 0 });
  checkNumber(caller, 'eps', eps, { min: 0, max: 1 });
  checkNumber(caller, 'topP', topP, { min: 0, max: 1 });
  if (topK !== Infinity) checkInteger(caller, 'topK', topK, { min: 1 });
  const settings = { steps, algorithm, algorithmTemperature, eps, topP, topK: topK === Infinity ? null : topK };
  const session = startSession(caller, denoise, canvas, options, settings);
  const { random } = session;
  let schedule: Int32Array;
  return runBlocks(session, {
    sampling: { tempered: true, topP, topK },
    steps(masked) {
      schedule = dreamSchedule(masked, steps, { eps });
      return steps;
    },
    choose(positions, { confidence, margin, entropy }, step) {
      if (algorithm === 'origin') {
        const chance = step < steps - 1 ? transferChance(step, steps, eps) : 1;
        return new Int32Array(positions.keys()).filter(() => random.uniform() < chance);
      }
      const values = pick({ maskgitPlus: confidence, topkMargin: margin, entropy }[algorithm], positions);
      const sureness = algorithm === 'entropy' ? values.map((value) => -value) : values;
      // The largest of logits with Gumbel noise are a sample without replacement from their softmax.
      const drawn =
        algorithmTemperature > 0
          ? sureness.map((value) => value / algorithmTemperature - Math.log(-Math.log(1 - random.uniform())))
          : sureness;
      return selectTopK(drawn, schedule[step]!);
    },
  });
}
