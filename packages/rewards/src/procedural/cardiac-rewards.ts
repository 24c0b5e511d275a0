import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import { type CombinedRewardResult, type CombineRewardsOptions, combineRewards } from '../combine-rewards.js';
import type { RewardContext, RewardFunction, RolloutGroup } from '../contract.js';
import { readRollouts } from '../internal/read-group.js';
import { type AccuracyRewardOptions, accuracyReward } from './accuracy-reward.js';
import { type FormatRewardOptions, formatReward } from './format-reward.js';
import { type ParseStepsOptions, parseSteps, type ReasoningStep } from './parse-steps.js';
import { type ProceduralQualityOptions, proceduralQuality, type StudyEvidence } from './procedural-quality.js';
import { type ProceduralQuantityOptions, proceduralQuantity } from './procedural-quantity.js';
import type { ReasoningTemplate } from './reasoning-template.js';
import { type SemanticGroundingOptions, semanticGrounding } from './semantic-grounding.js';
import { splitCompletion } from './split-completion.js';

/** The parts of {@link cardiacRewards}. */
export type CardiacPart = 'format' | 'accuracy' | 'quantity' | 'quality' | 'grounding';

/** What {@link cardiacRewards} reads beside the rollouts: `context` of the group. */
export interface CardiacContext {
  /** The `id` of the template of the disease that the study shows: the right answer. */
  template: string;
  /** What the study has; see {@link ProceduralQualityOptions}. */
  evidence?: StudyEvidence;
  /** `[clips, dim]`: embeddings of what is seen. Without any, grounding does not apply. */
  visualEmbeddings?: readonly ArrayLike<number>[];
}

/** Options of {@link cardiacRewards}. */
export interface CardiacRewardsOptions {
  /** A number, or the weight by training step. 0 leaves the part out. Default 1 for each: a plain sum, as in ms-swift. */
  weights?: Partial<Record<CardiacPart, number | ((step: number) => number)>>;
  /** The encoder for {@link semanticGrounding}: one row per text, in the space of `visualEmbeddings`. Without it, grounding does not apply. */
  embed?: (
    texts: readonly string[],
    signal?: AbortSignal,
  ) => readonly ArrayLike<number>[] | Promise<readonly ArrayLike<number>[]>;
  /** How steps are found. */
  parse?: ParseStepsOptions;
  format?: FormatRewardOptions;
  /** `others` is every other template, unless it is given. */
  accuracy?: AccuracyRewardOptions;
  quantity?: ProceduralQuantityOptions;
  /** `evidence` comes from the group. */
  quality?: Omit<ProceduralQualityOptions, 'evidence'>;
  grounding?: SemanticGroundingOptions;
  /** How the parts are added up. */
  combine?: CombineRewardsOptions;
}

/** A completion, read once for all parts. */
interface Reading {
  text: string;
  answer: string | null;
  steps: ReasoningStep[];
}

interface ReadGroup {
  template: ReasoningTemplate;
  study: CardiacContext;
  read: Reading[];
}

/**
 * A reward for stepwise diagnostic reasoning over cardiac studies: the weighted sum of format, accuracy, procedural quantity, procedural quality and
 * semantic grounding, with the breakdown beside it.
 *
 * Rollouts need `text`; the answer is `rollout.answer`, or what stands in `<answer>`. A part that does not apply (grounding without embeddings,
 * quality where nothing is required) is null and adds nothing. The result is a reward of the contract and can be a part of another
 * {@link combineRewards}.
 *
 * @param templates - At least one, with ids that differ; your own go through `readTemplate` of `/procedural/templates` first
 * @throws {InvalidArgumentError} for no templates, ids that repeat and unknown weights; by the reward, for a rollout without text and a `context.template` that is no id
 * @throws {RewardError} by the reward, when a part fails: bad options of it, embeddings that do not fit
 *
 * @example
 * ```ts
 * import { cardiacRewards } from '@cairn-ml/rewards/procedural';
 *
 * const template = { id: 'dcm', disease: 'Dilated cardiomyopathy', steps: [{ title: 'Size', views: ['PLAX'] }, { title: 'Function', views: ['A4C'] }] };
 * const reward = cardiacRewards([template], { weights: { accuracy: 2 } });
 * const rollouts = [
 *   { text: '<think>1. Size: dilated in PLAX.\n2. Function: poor in A4C.</think><answer>dilated cardiomyopathy</answer>' },
 *   { text: '<think>It looks dilated.</think><answer>dilated cardiomyopathy</answer>' },
 * ];
 * const { rewards, parts } = await reward({ rollouts, context: { template: 'dcm' } });
 * console.log(rewards); // [5, 3.5]
 * parts.map(({ name, rewards }) => [name, rewards[1]]); // [['format', 1], ['accuracy', 1], ['quantity', 0.5], ['quality', 0], ['grounding', null]]
 * ```
 *
 * @remarks After CardiacMind (arXiv 2601.08440): its rewards by name and intent. Equations, weights and templates are not public; forms and
 *   weights are our reconstruction. Not for clinical use.
 */
export function cardiacRewards(
  templates: readonly ReasoningTemplate[],
  options: CardiacRewardsOptions = {},
): (group: RolloutGroup<CardiacContext>, context?: RewardContext) => Promise<CombinedRewardResult> {
  const caller = 'cardiacRewards';
  const { weights = {}, combine = {} } = options;
  if (!Array.isArray(templates) || templates.length === 0)
    throw new InvalidArgumentError(caller, 'templates', 'be an array of at least one', templates);
  const byId = new Map<unknown, ReasoningTemplate>();
  for (const [k, template] of templates.entries()) {
    if (byId.has(template.id))
      throw new InvalidArgumentError(caller, `templates[${k}].id`, 'be given once', template.id);
    byId.set(template.id, template);
  }
  const all = partsOf(templates, options);
  const unknown = Object.keys(weights).find((name) => !all.some((part) => part.name === name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(caller, 'weights', `have no keys but ${all.map(({ name }) => name)}`, unknown);
  const parts = all.map((part) => ({ ...part, weight: weights[part.name] ?? 1 })).filter(({ weight }) => weight !== 0);
  const combined = combineRewards(parts, combine);
  return async (group, context) => {
    const study = group.context;
    const template = byId.get(study?.template);
    if (!template)
      throw new InvalidArgumentError(caller, 'group.context.template', 'be the id of a template', study?.template);
    const read = readRollouts(caller, group).map(({ text, answer }, i): Reading => {
      if (typeof text !== 'string') throw new InvalidArgumentError(caller, `rollouts[${i}].text`, 'be a string', text);
      const given = answer === undefined ? splitCompletion(text).answer : answer;
      return { text, answer: given, steps: parseSteps(text, options.parse).steps };
    });
    return combined({ rollouts: group.rollouts, context: { template, study: study!, read } }, context);
  };
}

function partsOf(
  templates: readonly ReasoningTemplate[],
  { embed, format, accuracy, quantity, quality, grounding }: CardiacRewardsOptions,
): { name: CardiacPart; reward: RewardFunction<ReadGroup> }[] {
  const part = (name: CardiacPart, score: (reading: Reading, group: ReadGroup) => number | null) => ({
    name,
    reward: ({ context }: { context?: ReadGroup }) => ({
      rewards: context!.read.map((reading) => score(reading, context!)),
    }),
  });
  return [
    part('format', ({ text }) => formatReward(text, format)),
    part('accuracy', ({ answer }, { template }) => {
      const others = templates.filter((other) => other !== template);
      return accuracyReward(answer, template, { others, ...accuracy });
    }),
    part('quantity', ({ steps }, { template }) => proceduralQuantity(steps, template, quantity)),
    part('quality', ({ steps }, { template, study: { evidence = {} } }) => {
      return proceduralQuality(steps, template, { ...quality, evidence }).score;
    }),
    {
      name: 'grounding',
      async reward({ context }, { signal }) {
        const { read, study } = context!;
        const rewards: (number | null)[] = [];
        for (const { steps } of read) {
          signal?.throwIfAborted();
          rewards.push(await ground(steps, study, signal));
        }
        return { rewards };
      },
    },
  ];

  async function ground(steps: ReasoningStep[], { visualEmbeddings = [] }: CardiacContext, signal?: AbortSignal) {
    if (!embed || visualEmbeddings.length === 0) return null;
    const texts = steps.map(({ title, body }) => (title ? `${title}. ${body}` : body));
    const rows = texts.length === 0 ? [] : await embed(texts, signal);
    checkLength('cardiacRewards', 'embed()', rows, texts.length, 'one row per text');
    return semanticGrounding(rows, visualEmbeddings, grounding);
  }
}
