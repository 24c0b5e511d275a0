import { checkLength, checkOption } from '@cairn-ml/numeric';

/** Options of {@link mixRollouts}. */
export interface MixRolloutsOptions {
  /**
   * Whether the rollouts of a prompt share one group, of clean and adversarial ones together (`'shared'`, default, as NoisyRollout), or form two (`'separate'`). It
   * decides what advantages are relative to.
   */
  groups?: 'shared' | 'separate';
  /**
   * On which image the log-probabilities of rollouts are computed, old and new: the clean one for all (`'clean'`, default, as NoisyRollout), or the one that the rollout
   * was sampled on (`'own'`), which is what importance sampling assumes.
   */
  conditionOn?: 'clean' | 'own';
}

/** Rollouts of all prompts in one list: prompt by prompt, the clean ones first. */
export interface MixedRollouts<T> {
  rollouts: T[];
  /** What each was sampled on. */
  sources: ('clean' | 'adversarial')[];
  /** On which image its log-probabilities are to be computed. */
  conditions: ('clean' | 'adversarial')[];
  /** Its prompt, counted from 0. */
  prompts: Int32Array;
  /** Its group, for `groupAdvantages(rewards, { groupIds })`. */
  groupIds: string[];
}

/**
 * Puts rollouts on clean and on adversarial images together: n and m for each prompt, any numbers.
 *
 * In a shared group an adversarial rollout that finds an answer the clean ones miss stands out, and one that the image misled is held against them.
 *
 * @param clean - The rollouts of each prompt on the clean image.
 * @param adversarial - The same on the adversarial image.
 * @throws {ShapeError} unless both have the same prompts
 * @throws {InvalidArgumentError} for unknown options
 *
 * @example
 * ```ts
 * import { mixRollouts } from '@cairn-ml/entropy-intervention';
 * import { groupAdvantages } from '@cairn-ml/policy-optimization';
 *
 * const { rollouts, groupIds, sources } = mixRollouts([['four', 'four']], [['three']]);
 * console.log(rollouts, sources); // ['four', 'four', 'three'] ['clean', 'clean', 'adversarial']
 * groupAdvantages([0, 0, 1], { groupIds }); // [-0.5773, -0.5773, 1.1545]
 * ```
 *
 * Source: SaEI (arXiv 2512.10414): adversarial samples enlarge what is sampled; NoisyRollout (arXiv 2504.13055), authors' code, for groups and conditions.
 */
export function mixRollouts<T>(
  clean: readonly (readonly T[])[],
  adversarial: readonly (readonly T[])[],
  options: MixRolloutsOptions = {},
): MixedRollouts<T> {
  const { groups = 'shared', conditionOn = 'clean' } = options;
  checkOption('mixRollouts', 'groups', groups, ['shared', 'separate']);
  checkOption('mixRollouts', 'conditionOn', conditionOn, ['clean', 'own']);
  checkLength('mixRollouts', 'adversarial', adversarial, clean.length, 'one entry per prompt');
  const entries = clean.flatMap((rollouts, prompt) => [
    ...rollouts.map((rollout) => ({ rollout, prompt, source: 'clean' as const })),
    ...adversarial[prompt]!.map((rollout) => ({ rollout, prompt, source: 'adversarial' as const })),
  ]);
  return {
    rollouts: entries.map(({ rollout }) => rollout),
    sources: entries.map(({ source }) => source),
    conditions: entries.map(({ source }) => (conditionOn === 'own' ? source : 'clean')),
    prompts: Int32Array.from(entries, ({ prompt }) => prompt),
    groupIds: entries.map(({ prompt, source }) => (groups === 'shared' ? `${prompt}` : `${prompt} ${source}`)),
  };
}
