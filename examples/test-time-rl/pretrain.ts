import type { Random } from '@cairn-ml/numeric';
import { adam, cosineSchedule, disposeTree, reshape, softmaxCrossEntropy, tensor, trainStep } from '@cairn-ml/tensor';
import { drawQuestions, writeQuestions } from './addition.js';
import { answerLogits, type Policy, policyParameters } from './policy.js';

const [batchSize, learningRate] = [256, 5e-3];

/** A policy that has seen so many batches of solved questions, none of them held out. It is stopped early, and makes mistakes. */
export async function pretrain(steps: number, heldOut: ReadonlySet<number>, random: Random): Promise<Policy> {
  const optimizer = adam({ learningRate: cosineSchedule(learningRate, steps) });
  const parameters = policyParameters(random);
  let current = { parameters, state: optimizer.init(parameters) };
  for (let step = 0; step < steps; step++) {
    const { prompts, answers } = writeQuestions(drawQuestions(batchSize, random, heldOut));
    const { loss, ...next } = trainStep(
      current,
      (policy) =>
        softmaxCrossEntropy(reshape(answerLogits(prompts, answers, policy), [answers.length, 10]), tensor(answers)),
      optimizer,
      { maxNorm: 1 },
    );
    loss.dispose();
    current = next;
  }
  disposeTree(current.state);
  return current.parameters;
}
