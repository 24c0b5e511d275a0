import { checkInteger, ShapeError } from '@cairn-ml/numeric';

/** Options of {@link selectSamples}. */
export interface SelectSamplesOptions {
  /** Rollouts of each prompt, one prompt after the other. */
  votes: number;
  /** How many of them are kept, from 1 to `votes`. */
  samples: number;
}

/**
 * Of a flat batch with `votes` entries per prompt, the first `samples` of each prompt: vote with many rollouts, train on few.
 *
 * @throws {InvalidArgumentError} for options out of range
 * @throws {ShapeError} when the batch does not divide into groups of `votes`
 *
 * @example
 * ```ts
 * import { majorityVote } from '@cairn-ml/rewards';
 * import { selectSamples } from '@cairn-ml/rewards/adapters';
 *
 * const { rewards } = majorityVote(['7', '8', '8', '7', '7', '9']);
 * selectSamples(rewards, { votes: 6, samples: 3 }); // [1, 0, 0]
 * selectSamples(['a', 'b', 'c', 'd'], { votes: 2, samples: 1 }); // ['a', 'c']
 * ```
 *
 * Source: TTRL, `select_top_k_per_prompt` (64 votes, 32 samples), authors' code.
 */
export function selectSamples<T>(values: readonly T[], { votes, samples }: SelectSamplesOptions): T[] {
  checkInteger('selectSamples', 'votes', votes, { min: 1 });
  checkInteger('selectSamples', 'samples', samples, { min: 1, max: votes });
  if (values.length % votes !== 0)
    throw new ShapeError('selectSamples', 'values', `have a multiple of ${votes} entries`, [values.length]);
  return values.filter((_, i) => i % votes < samples);
}
