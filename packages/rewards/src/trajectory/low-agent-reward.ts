import { checkOption } from '@cairn-ml/numeric';
import { countCharacters, splitWords } from '../internal/trajectory/python-text.js';
import { tokenOverlap } from './token-overlap.js';
import type { TrajectoryStep } from './trajectory.js';

/** What {@link lowAgentReward} compares the intermediate answers with. */
export interface LowAgentRewardContext {
  /** The question that the whole path answers. */
  query: string;
  /** Its right answer. */
  goldAnswer: string;
}

/** Options of {@link lowAgentReward}. */
export interface LowAgentRewardOptions {
  /**
   * What an answer's length is counted in: `'characters'` (default, as released, and so the threshold fits) or `'words'`, in which the overlaps are
   * counted, too. Long answers are worth -0.5 in the first, whatever they say.
   */
  lengthIn?: 'characters' | 'words';
}

/**
 * The reward of GHAR's lower agent, which answers with what it retrieved: 0.5 for answers that take up the question or have the right answer, else -0.5.
 *
 * Per retrieval with a non-empty answer a: `x = 2 (|a ∩ query| + |a ∩ subquery|) / len(a) + 10 |a ∩ gold| / len(a)` over distinct words; 0.5 for `x >=
 * 0.15`. The mean over these steps; without one, 0.
 *
 * @throws {InvalidArgumentError} for a bad option and bad sources
 *
 * @example
 * ```ts
 * import { lowAgentReward } from '@cairn-ml/rewards/trajectory';
 *
 * const context = { query: 'will the patient with heart failure return', goldAnswer: 'yes' };
 * lowAgentReward([{ source: 'RAG', subquery: 'heart failure prognosis', answer: 'heart failure yes' }], context); // 0.5
 * lowAgentReward([{ source: 'RAG', subquery: 'heart failure prognosis', answer: 'unclear' }], context); // -0.5
 * ```
 *
 * Source: GHAR (arXiv 2511.13293), authors' code: RAG-Health e8df946, `trainer_multi.py`, `get_alow_rewards`.
 */
export function lowAgentReward(
  steps: readonly TrajectoryStep[],
  { query, goldAnswer }: LowAgentRewardContext,
  { lengthIn = 'characters' }: LowAgentRewardOptions = {},
): number {
  checkOption('lowAgentReward', 'lengthIn', lengthIn, ['characters', 'words']);
  const rewards: number[] = [];
  for (const [k, { source, subquery = '', answer = '' }] of steps.entries()) {
    checkOption('lowAgentReward', `steps[${k}].source`, source, ['LLM', 'RAG']);
    const length = lengthIn === 'characters' ? countCharacters(answer) : splitWords(answer).length;
    if (source === 'LLM' || length === 0) continue;
    const ofQuestion = (tokenOverlap(answer, query) / length + tokenOverlap(answer, subquery) / length) * 2;
    const ofGold = (tokenOverlap(answer, goldAnswer) / length) * 10;
    rewards.push(ofQuestion + ofGold < 0.15 ? -0.5 : 0.5);
  }
  return rewards.length === 0 ? 0 : rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
}
