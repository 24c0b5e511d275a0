import {
  createSemiSupervisedRegressor,
  multilayerPerceptron,
  type RegressionMethod,
} from '@cairn-ml/contrastive-regression';
import { type Measured, measured } from './metrics.js';
import { type RealTask, realTask } from './real-task.js';

/** What decides a run on a real set. */
export interface RealTrial {
  task: RealTask;
  /** Share of the samples to learn from that have labels. */
  share: number;
  trial: number;
  method: RegressionMethod;
  steps: number;
}

/** A run with its errors on the held samples. */
export type RealResult = RealTrial & Measured;

/** One method on one split: MLP with two layers of 64, batches of 32 and 8, the released weights of the losses, cosine decay, last iterate. */
export async function runRealTrial(run: RealTrial): Promise<RealResult> {
  const { task, share, trial, method, steps } = run;
  const { labeled, unlabeled, test } = realTask(task, share, trial);
  const regressor = createSemiSupervisedRegressor({
    encoder: multilayerPerceptron({ inputs: labeled.inputs[0]!.length, layers: [64, 64] }),
    method,
    seed: trial,
  });
  const start = performance.now();
  try {
    const epochs = Math.round(steps / Math.ceil(labeled.labels.length / 32));
    await regressor.fit({ labeled, unlabeled, epochs });
    const predictions = await regressor.predict(test.inputs);
    return { ...run, ...measured(predictions, test.labels, start) };
  } finally {
    regressor.dispose();
  }
}
