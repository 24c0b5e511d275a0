import type { RewardContext, RewardFunction, RewardResult, RolloutGroup } from '../contract.js';
import { RewardError } from '../reward-error.js';

export interface RunOptions {
  caller: string;
  name: string;
  /** Milliseconds, or undefined for no limit. */
  timeout: number | undefined;
}

/** Calls a reward with a signal of its own, for at most `timeout` milliseconds, and checks what it returns. */
export async function runReward<Context>(
  reward: RewardFunction<Context>,
  group: RolloutGroup<Context>,
  context: RewardContext,
  { caller, name, timeout }: RunOptions,
): Promise<RewardResult> {
  context.signal?.throwIfAborted();
  const controller = new AbortController();
  const stop = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  stop.catch(() => {}); // a reward that ends first leaves nobody waiting
  const passOn = () => controller.abort(context.signal?.reason);
  context.signal?.addEventListener('abort', passOn, { once: true });
  const timer =
    timeout === undefined
      ? undefined
      : setTimeout(
          () => controller.abort(new RewardError(caller, name, 'timeout', `took longer than ${timeout} ms`)),
          timeout,
        );
  try {
    const call = (async () => reward(group, { ...context, signal: controller.signal }))();
    return checkResult(await Promise.race([call, stop]), group.rollouts.length, caller, name);
  } catch (error) {
    if (context.signal?.aborted || RewardError.isInstance(error)) throw error;
    throw new RewardError(caller, name, 'failed', `threw ${String(error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
    context.signal?.removeEventListener('abort', passOn);
  }
}

function checkResult(result: RewardResult, size: number, caller: string, name: string): RewardResult {
  const wrong = (explanation: string) => new RewardError(caller, name, 'invalid-result', explanation);
  const rewards = result?.rewards;
  if (!Array.isArray(rewards)) throw wrong('returned no array `rewards`');
  if (rewards.length !== size) throw wrong(`returned ${rewards.length} values for ${size} rollouts`);
  for (let i = 0; i < size; i++) {
    if (rewards[i] !== null && !Number.isFinite(rewards[i])) {
      throw wrong(`returned ${String(rewards[i])} for rollout ${i}, no finite number or null`);
    }
  }
  return result;
}
