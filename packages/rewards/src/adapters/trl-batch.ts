import { checkInteger, checkLength, ShapeError } from '@cairn-ml/numeric';
import type { RewardFunction, Rollout, RolloutGroup } from '../contract.js';

/** A message of a conversational completion. */
export interface TrlMessage {
  role: string;
  content: string;
}

/** What TRL passes beside the completions: one entry per completion, all completions of a prompt side by side. */
export interface TrlColumns {
  prompts: readonly unknown[];
  completion_ids?: readonly (readonly number[])[];
  trainer_state?: { global_step?: number };
  /** Columns of the data set, one entry per completion. */
  [column: string]: unknown;
}

/** The keyword arguments that TRL gives to a reward function. */
export interface TrlBatch extends TrlColumns {
  /** Texts, or conversations: of these the messages' contents are joined. */
  completions: readonly (string | readonly TrlMessage[])[];
}

/** What a group of a TRL batch brings along. */
export interface TrlContext {
  /** Columns of the data set, cut to the group. */
  columns: Record<string, readonly unknown[]>;
  /** The group's completions as they came: texts or conversations. */
  completions?: readonly (string | readonly TrlMessage[])[];
  /** Their tokens, where the batch had them. */
  completion_ids?: readonly (readonly number[])[];
}

/** Options of {@link groupTrlBatch}. */
export interface GroupTrlBatchOptions {
  /** Completions per prompt (`num_generations`, which TRL does not pass). Default: runs of equal prompts, which must be equally long. */
  groupSize?: number;
  /** Extracts the answer of a completion: `extractAnswer` of `@cairn-ml/rewards/answers`, for one. Without it, rollouts have no `answer`. */
  extract?: (text: string) => string | null;
}

/** A TRL batch in groups. */
export interface GroupedTrlBatch extends GroupedBatch<TrlContext, number | null> {
  /** `trainer_state.global_step`, for schedules: hand it to `scoreGroups`. */
  step?: number;
}

/** A flat batch in groups, with the way back. */
export interface GroupedBatch<Context, Flat> {
  groups: RolloutGroup<Context>[];
  /** Results of the groups, in their order, as the flat batch wants them. */
  ungroup: (results: readonly { rewards: readonly (number | null)[] }[]) => Flat[];
}

/**
 * Cuts the flat batch that TRL's reward functions get into groups, one per prompt, and puts their rewards back in line.
 *
 * Completions of a prompt are consecutive. Rollouts have `text`, `length` (from `completion_ids`) and, with `extract`, `answer`; columns of the data set
 * are in `context.columns`. `ungroup` gives TRL's `list[float | None]`.
 *
 * @throws {ShapeError} for lists of different lengths, batches that do not divide into groups, and groups of different prompts
 * @throws {InvalidArgumentError} for a bad `groupSize`
 *
 * @example
 * ```ts
 * import { scoreGroups, softVote } from '@cairn-ml/rewards';
 * import { groupTrlBatch } from '@cairn-ml/rewards/adapters';
 *
 * const batch = { prompts: ['p', 'p', 'p', 'q', 'q', 'q'], completions: ['7', '7', '8', '1', '2', '3'] };
 * const { groups, ungroup } = groupTrlBatch(batch, { extract: (text) => text });
 * ungroup(await scoreGroups((group) => softVote(group), groups)); // [0.667, 0.667, 0.333, 0.333, 0.333, 0.333]
 * ```
 *
 * Source: TRL 1.10, `GRPOTrainer._calculate_rewards`.
 */
export function groupTrlBatch(batch: TrlBatch, { groupSize, extract }: GroupTrlBatchOptions = {}): GroupedTrlBatch {
  const { prompts, completions, completion_ids: ids, trainer_state: state, ...columns } = batch;
  const total = completions.length;
  checkLength('groupTrlBatch', 'prompts', prompts, total, 'one entry per completion');
  if (ids) checkLength('groupTrlBatch', 'completion_ids', ids, total, 'one entry per completion');
  const lists = Object.entries(columns).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  for (const [name, list] of lists) checkLength('groupTrlBatch', name, list, total, 'one entry per completion');
  if (groupSize !== undefined) checkInteger('groupTrlBatch', 'groupSize', groupSize, { min: 1 });
  const names = prompts.map((prompt) => (typeof prompt === 'string' ? prompt : JSON.stringify(prompt)));
  const size = groupSize ?? runLength(names);
  if (total % size !== 0 || names.some((name, i) => name !== names[i - (i % size)])) throw notDivisible(total, size);
  const groups = Array.from({ length: total / size }, (_, g): RolloutGroup<TrlContext> => {
    const [start, end] = [g * size, (g + 1) * size];
    const rollouts = completions.slice(start, end).map((completion, i): Rollout => {
      const text = textOf(completion);
      const tokens = ids?.[start + i]?.length;
      return { text, ...(extract && { answer: extract(text) }), ...(tokens !== undefined && { length: tokens }) };
    });
    // fromEntries defines its fields, so that a column named __proto__ is one like any other
    const cut = Object.fromEntries(lists.map(([name, list]) => [name, list.slice(start, end)]));
    const context = { columns: cut, completions: completions.slice(start, end) };
    return {
      prompt: prompts[start],
      rollouts,
      context: ids ? { ...context, completion_ids: ids.slice(start, end) } : context,
    };
  });
  return {
    ...(state?.global_step !== undefined && { step: state.global_step }),
    groups,
    ungroup(results) {
      checkLength('ungroup', 'results', results, groups.length, 'one entry per group');
      return results.flatMap(({ rewards }, g) => {
        checkLength('ungroup', `results[${g}].rewards`, rewards, size, 'one entry per rollout');
        return rewards;
      });
    },
  };
}

/**
 * Makes a reward of a function written for TRL: called with the group alone, as a batch of one prompt.
 *
 * The function gets what TRL would give it for this prompt: `prompts`, `completions` and `completion_ids` as they came in the batch, the data set's
 * columns, and the step in `trainer_state`. Groups that did not come from {@link groupTrlBatch} have texts, and no tokens. It returns a number or null per
 * completion, or a promise of them.
 *
 * @example
 * ```ts
 * import { fromTrlReward } from '@cairn-ml/rewards/adapters';
 *
 * const reward = fromTrlReward(({ completions }) => completions.map((text) => (text.includes('7') ? 1 : null)));
 * const { rewards } = await reward({ rollouts: [{ text: 'is 7' }, { text: 'is 8' }] }, {});
 * rewards; // [1, null]
 * ```
 *
 * Source: TRL 1.10, custom reward functions.
 */
export function fromTrlReward<Completion extends string | readonly TrlMessage[] = string>(
  trlReward: (
    batch: TrlColumns & { completions: readonly Completion[] },
  ) => readonly (number | null)[] | Promise<readonly (number | null)[]>,
): RewardFunction<TrlContext> {
  return async ({ prompt, rollouts, context }, { step }) => ({
    rewards: await trlReward({
      ...context?.columns,
      prompts: rollouts.map(() => prompt),
      completions: (context?.completions ?? rollouts.map(({ text = '' }) => text)) as readonly Completion[],
      ...(context?.completion_ids && { completion_ids: context.completion_ids }),
      ...(step !== undefined && { trainer_state: { global_step: step } }),
    }),
  });
}

function textOf(completion: string | readonly TrlMessage[]): string {
  return typeof completion === 'string' ? completion : completion.map(({ content }) => content).join('\n');
}

/** Length of the first run of equal prompts. */
function runLength(names: readonly (string | undefined)[]): number {
  const end = names.findIndex((name) => name !== names[0]);
  return end < 0 ? Math.max(1, names.length) : end;
}

function notDivisible(total: number, size: number): ShapeError {
  const fix = 'Pass `groupSize`, the number of completions per prompt (num_generations).';
  return new ShapeError('groupTrlBatch', 'completions', `come in groups of ${size} per prompt`, [total], fix);
}
