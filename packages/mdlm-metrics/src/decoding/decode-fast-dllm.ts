import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { pick, runBlocks } from '../internal/decoding/run-blocks.js';
import { startSession } from '../internal/decoding/session.js';
import type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
import { selectByFactor, selectByThreshold } from './select-tokens.js';

/** Options of {@link decodeFastDllm}. */
export interface DecodeFastDllmOptions extends DecodeOptions {
  /** The confidence that a token needs, see {@link selectByThreshold}. Default 0.9, unless a `factor` is given. */
  threshold?: number;
  /** Instead of a threshold, the factor of {@link selectByFactor}. */
  factor?: number;
  /** As {@link SelectByFactorOptions}: the quirk of the released code. Default false. */
  released?: boolean;
  /**
   * Which cache's forward passes to count; the model is asked the same way. `'none'` (default) and `'prefix'`: as many as the block needs; `'dual'`: at least
   * two a block, the second in vain where the first wrote all, as in the authors' code.
   */
  cache?: 'none' | 'prefix' | 'dual';
}

/**
 * Fast-dLLM's parallel decoding: at each step, all tokens of the block that are sure enough, and at least the surest.
 *
 * @param canvas - Tokens and masks; what is not masked is given.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, a threshold together with a factor, and as {@link decodeTopK}
 *
 * @example
 * ```ts
 * import { averageFinalizationParallelism } from '@cairn-ml/mdlm-metrics';
 * import { decodeFastDllm } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * const logits = [9, 0, 0, 0, 9, 0, 0, 1, 0]; // the last of three positions is unsure
 * const { trace } = await decodeFastDllm(() => logits, [2, 2, 2], { maskId: 2 });
 * averageFinalizationParallelism(trace); // 1.5
 * ```
 *
 * Source: Fast-dLLM (Wu et al. 2025) and the authors' `llada/generate.py`. 0.9 is the default of their wrapper for Dream.
 */
export async function decodeFastDllm(
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeFastDllmOptions,
): Promise<DecodeResult> {
  const caller = 'decodeFastDllm';
  const { factor, threshold = 0.9, released = false, cache = 'none' } = options;
  checkNumber(caller, 'threshold', threshold);
  if (factor !== undefined) checkNumber(caller, 'factor', factor, { min: 0 });
  if (factor !== undefined && options.threshold !== undefined) {
    throw new InvalidArgumentError(caller, 'threshold', 'not be given together with a factor', threshold);
  }
  checkOption(caller, 'cache', cache, ['none', 'prefix', 'dual']);
  const rule = factor === undefined ? { threshold } : { factor, released };
  const session = startSession(caller, denoise, canvas, options, { ...rule, cache });
  return runBlocks(session, {
    minPasses: cache === 'dual' ? 2 : 0,
    choose(positions, predictions) {
      const confidence = pick(predictions.confidence, positions);
      return factor === undefined
        ? selectByThreshold(confidence, threshold)
        : selectByFactor(confidence, factor, { released });
    },
  });
}
