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

/** A batch whose completions are texts. */
export interface TrlTextBatch extends TrlColumns {
  completions: readonly string[];
}

/** What a group of a TRL batch brings along. */
export interface TrlContext {
  /** Columns of the data set, cut to the group. */
  columns: Record<string, readonly unknown[]>;
}

/** Options of {@link groupTrlBatch}. */
export interface GroupTrlBatchOptions {
  /** Completions per prompt (`num_generations`, which TRL does not pass). Default: runs of equal prompts, which must be equally long. */
  groupSize?: number;
  /** Extracts the answer of a completion: `extractAnswer` of `@cairn-ml/rewards/answers`, for one. Without it, rollouts have no `answer`. */
  extract?: (text: string) => string | null;
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
 * @throws {ShapeError} for lists of different lengths and batches that do not divide into groups
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
export function groupTrlBatch(
  batch: TrlBatch,
  { groupSize, extract }: GroupTrlBatchOptions = {},
): GroupedBatch<TrlContext, number | null> {
  const { prompts, completions, completion_ids: ids, trainer_state: _, ...columns } = batch;
  const total = completions.length;
  checkLength('groupTrlBatch', 'prompts', prompts, total, 'one entry per completion');
  if (ids) checkLength('groupTrlBatch', 'completion_ids', ids, total, 'one entry per completion');
  const lists = Object.entries(columns).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  for (const [name, list] of lists) checkLength('groupTrlBatch', name, list, total, 'one entry per completion');
  if (groupSize !== undefined) checkInteger('groupTrlBatch', 'groupSize', groupSize, { min: 1 });
  const size = groupSize ?? runLength(prompts);
  if (total % size !== 0) throw notDivisible(total, size);
  const groups = Array.from({ length: total / size }, (_, g): RolloutGroup<TrlContext> => {
    const [start, end] = [g * size, (g + 1) * size];
    const rollouts = completions.slice(start, end).map((completion, i): Rollout => {
      const text = textOf(completion);
      const tokens = ids?.[start + i]?.length;
      return { text, ...(extract && { answer: extract(text) }), ...(tokens !== undefined && { length: tokens }) };
    });
    // fromEntries defines its fields, so that a column named __proto__ is one like any other
    const cut = Object.fromEntries(lists.map(([name, list]) => [name, list.slice(start, end)]));
    return { prompt: prompts[start], rollouts, context: { columns: cut } };
  });
  return {
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
 * The function gets `prompts`, `completions`, the group's `columns` and, where the rollouts have one, nothing of their answers. It returns a number or
 * null per completion, or a promise of them.
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
export function fromTrlReward(
  trlReward: (batch: TrlTextBatch) => readonly (number | null)[] | Promise<readonly (number | null)[]>,
): RewardFunction<TrlContext> {
  return async ({ prompt, rollouts, context }, { step }) => ({
    rewards: await trlReward({
      ...context?.columns,
      prompts: rollouts.map(() => prompt),
      completions: rollouts.map(({ text = '' }) => text),
      ...(step !== undefined && { trainer_state: { global_step: step } }),
    }),
  });
}

function textOf(completion: string | readonly TrlMessage[]): string {
  return typeof completion === 'string' ? completion : completion.map(({ content }) => content).join('\n');
}

/** Length of the first run of equal prompts; the runs after it must be as long. */
function runLength(prompts: readonly unknown[]): number {
  const texts = prompts.map((prompt) => (typeof prompt === 'string' ? prompt : JSON.stringify(prompt)));
  const end = texts.findIndex((text) => text !== texts[0]);
  const size = end < 0 ? Math.max(1, texts.length) : end;
  const isBroken = texts.some((text, i) => text !== texts[i - (i % size)]);
  if (isBroken || texts.length % size !== 0) throw notDivisible(texts.length, size);
  return size;
}

function notDivisible(total: number, size: number): ShapeError {
  const fix = 'Pass `groupSize`, the number of completions per prompt (num_generations).';
  return new ShapeError('groupTrlBatch', 'completions', `come in groups of ${size} per prompt`, [total], fix);
}
