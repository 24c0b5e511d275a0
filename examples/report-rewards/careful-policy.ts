import { createRandom } from '@cairn-ml/numeric';
import {
  type CriticalAwareRegularizationResult,
  clippedPolicyLoss,
  groupAdvantages,
} from '@cairn-ml/policy-optimization';
import {
  adam,
  disposeTree,
  expandDims,
  gather,
  logSoftmax,
  mul,
  oneHot,
  sum,
  type Tensor,
  tensor,
  tidy,
  trainStep,
  zeros,
} from '@cairn-ml/tensor';

/** How a policy moved while it was trained. */
export interface PolicyRun {
  /** Per case and round, from the start: the divergence of the policy from where it began, KL(now, start), in nats. */
  divergence: number[][];
  /** Per case, at the end: the probability of each report. */
  probabilities: number[][];
}

const [rollouts, updates, learningRate] = [16, 4, 0.1];

/**
 * Trains the smallest policy there is, a probability for each of a case's reports, all alike at the start: per round it samples a group of each case, takes the
 * group's advantages, and makes four clipped updates on it (GRPO), each completion being one token.
 */
export async function trainPolicy(
  rewards: readonly (readonly number[])[],
  regularization: (caseOf: readonly number[]) => CriticalAwareRegularizationResult,
  rounds: number,
): Promise<PolicyRun> {
  const count = rewards[0]!.length;
  const random = createRandom(1);
  const optimizer = adam({ learningRate });
  const parameters = { logits: zeros([rewards.length, count]) };
  let current = { parameters, state: optimizer.init(parameters) };
  const caseOf = rewards.flatMap((_, k) => Array<number>(rollouts).fill(k));
  const coefficients = regularization(caseOf);
  const divergence = rewards.map(() => [0]);
  let probabilities = await read(current.parameters.logits);
  for (let round = 0; round < rounds; round++) {
    const chosen = caseOf.map((k) => choose(probabilities[k]!, random.uniform()));
    const advantages = groupAdvantages(
      chosen.map((report, i) => rewards[caseOf[i]!]![report]!),
      { groupSize: rollouts },
    );
    const old = tensor(chosen.map((report, i) => [Math.log(probabilities[caseOf[i]!]![report]!)]));
    const reference = tensor(chosen.map(() => [-Math.log(count)]));
    for (let update = 0; update < updates; update++) {
      const { loss, ...next } = trainStep(
        current,
        ({ logits }) =>
          clippedPolicyLoss(logprobsOf(logits, caseOf, chosen), old, advantages, {
            ...coefficients,
            referenceLogprobs: reference,
          }),
        optimizer,
      );
      loss.dispose();
      current = next;
    }
    old.dispose();
    reference.dispose();
    probabilities = await read(current.parameters.logits);
    for (const [k, row] of probabilities.entries())
      divergence[k]!.push(row.reduce((total, p) => total + p * Math.log(p * count), 0));
  }
  disposeTree(current);
  return { divergence, probabilities };
}

function logprobsOf(logits: Tensor, caseOf: readonly number[], chosen: readonly number[]): Tensor {
  return tidy(() => {
    const rows = gather(logSoftmax(logits), tensor(caseOf, undefined, 'int32'));
    const picked = oneHot(tensor(chosen, undefined, 'int32'), logits.shape[1]!);
    return expandDims(sum(mul(rows, picked), 1), 1);
  });
}

async function read(logits: Tensor): Promise<number[][]> {
  const logprobs = logSoftmax(logits);
  const rows = (await logprobs.array()) as number[][];
  logprobs.dispose();
  return rows.map((row) => row.map(Math.exp));
}

function choose(probabilities: readonly number[], drawn: number): number {
  let below = 0;
  const found = probabilities.findIndex((probability) => {
    below += probability;
    return drawn < below;
  });
  return found < 0 ? probabilities.length - 1 : found;
}
