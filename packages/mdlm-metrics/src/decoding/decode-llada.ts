import { checkInteger, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { pick, runBlocks } from '../internal/decoding/run-blocks.js';
import { startSession } from '../internal/decoding/session.js';
import type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
import { selectTopK } from './select-tokens.js';
import { lladaSchedule } from './transfer-schedules.js';

/** Options of {@link decodeLlada}. */
export interface DecodeLladaOptions extends DecodeOptions {
  /** All steps, a multiple of the number of blocks. Default 128. */
  steps?: number;
  /** Which predicted tokens to mask again within a step: those with low confidence (default), or random ones. */
  remasking?: 'lowConfidence' | 'random';
}

/**
 * LLaDA's decoding: block by block, the same number of steps each, and at each step as many tokens as {@link lladaSchedule} says, the surest or random ones.
 *
 * With more steps than masks, the last steps of a block write nothing; they are in the trace, and their forward passes are counted and not made.
 *
 * @param canvas - Tokens and masks; what is not masked is given.
 * @throws {InvalidArgumentError} for an unknown option or one out of range, `steps` that do not divide among the blocks, and as {@link decodeTopK}
 *
 * @example
 * ```ts
 * import { decodeLlada } from '@cairn-ml/mdlm-metrics/decoding';
 *
 * const logits = [1, 0, 0, 0, 5, 0, 0, 2, 0, 3, 0, 0];
 * const { trace } = await decodeLlada(() => logits, [2, 2, 2, 2], { maskId: 2, steps: 2, blockLength: 2 });
 * trace.events.step; // [0, 0, 1, 1]
 * trace.steps.block; // [0, 1]
 * ```
 *
 * Source: `generate` of ML-GSAI/LLaDA. There blocks divide the text evenly; here the last may be shorter.
 */
export async function decodeLlada(
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeLladaOptions,
): Promise<DecodeResult> {
  const { steps = 128, remasking = 'lowConfidence' } = options;
  checkInteger('decodeLlada', 'steps', steps, { min: 1 });
  checkOption('decodeLlada', 'remasking', remasking, ['lowConfidence', 'random']);
  const session = startSession('decodeLlada', denoise, canvas, options, { steps, remasking });
  const blocks = Math.max(session.blocks.length, 1);
  if (steps % blocks !== 0) {
    throw new InvalidArgumentError('decodeLlada', 'steps', `be a multiple of the number of blocks, ${blocks}`, steps);
  }
  let schedule = new Int32Array();
  return runBlocks(session, {
    steps(masked) {
      schedule = lladaSchedule(masked, steps / blocks) as typeof schedule;
      return schedule.length;
    },
    choose(positions, predictions, step) {
      const scores =
        remasking === 'random'
          ? Float64Array.from(positions, () => session.random.uniform())
          : pick(predictions.confidence, positions);
      return selectTopK(scores, schedule[step]!);
    },
  });
}
