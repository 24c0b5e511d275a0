import type { Random } from '@cairn-ml/numeric';
import { adam, cosineSchedule, disposeTree, reshape, softmaxCrossEntropy, tensor, trainStep } from '@cairn-ml/tensor';
import { type Policy, policyParameters, responseLength, responseLogits, vocabulary } from './policy.js';
import { drawScenes, inDomain, sceneSize } from './scenes.js';

const [batchSize, learningRate] = [128, 4e-3];

/** A policy that has seen so many batches of solved scenes. It is stopped early, and makes mistakes. */
export async function pretrain(steps: number, random: Random): Promise<Policy> {
  const optimizer = adam({ learningRate: cosineSchedule(learningRate, steps) });
  const parameters = policyParameters(random);
  let current = { parameters, state: optimizer.init(parameters) };
  for (let step = 0; step < steps; step++) {
    const { pixels, questions, answers } = drawScenes(batchSize, inDomain, random);
    const images = tensor(pixels, [batchSize, sceneSize, sceneSize, 3]);
    const responses = { questions, owners: questions.map((_, i) => i), digits: answers };
    const { loss, ...next } = trainStep(
      current,
      (policy) =>
        softmaxCrossEntropy(
          reshape(responseLogits(images, responses, policy), [batchSize * responseLength, vocabulary]),
          tensor(answers),
        ),
      optimizer,
      { maxNorm: 1 },
    );
    loss.dispose();
    images.dispose();
    current = next;
  }
  disposeTree(current.state);
  return current.parameters;
}
