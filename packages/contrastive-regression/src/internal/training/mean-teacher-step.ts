import {
  add,
  concat,
  keep,
  meanSquaredError,
  mul,
  randomNormal,
  reshape,
  slice,
  stopGradient,
  type Tensor,
  tidy,
} from '@cairn-ml/tensor';
import { supervisedTerm } from './terms.js';
import { type Batch, nextSeed, pass, rampedWeight, type Trainer, update } from './trainer.js';

/** A student that agrees on noisy inputs with the running average of itself. */
export function meanTeacherStep(trainer: Trainer, batch: Batch): void {
  const [student, teacher] = [nextSeed(trainer), nextSeed(trainer)];
  const weight = rampedWeight(trainer);
  const average = trainer.current.average![0]!;
  const all = tidy(() => (batch.unlabeled ? concat([batch.labeled, batch.unlabeled], 0) : batch.labeled.clone()));
  const targets = tidy(
    () => pass(trainer, average, noisy(trainer, all, teacher), { training: true, seed: teacher }).outputs,
  );
  try {
    update(trainer, ([network]) => {
      const { embeddings, outputs } = pass(trainer, network!, noisy(trainer, all, student), {
        training: true,
        seed: student,
      });
      const count = batch.labels.length;
      const labelled = { embeddings, outputs: slice(outputs, [0, 0], [count, outputs.shape[1]]) };
      const supervised = supervisedTerm(labelled, batch);
      return { loss: add(supervised, mul(meanSquaredError(outputs, stopGradient(targets)), weight)), supervised };
    });
  } finally {
    all.dispose();
    targets.dispose();
  }
}

/** Inputs with a window of the noise, anywhere in it: to draw normal numbers for each pass would cost more than the pass. */
function noisy(trainer: Trainer, inputs: Tensor, seed: number): Tensor {
  const { inputNoise } = trainer.settings;
  if (inputNoise === 0) return inputs;
  const size = inputs.size;
  if (!trainer.noise || trainer.noise.size < 2 * size) {
    trainer.noise?.dispose();
    trainer.noise = keep(randomNormal([Math.max(2 ** 17, 8 * size)], trainer.random.fork(), 0, inputNoise));
  }
  return add(inputs, reshape(slice(trainer.noise, [seed % (trainer.noise.size - size)], [size]), inputs.shape));
}
