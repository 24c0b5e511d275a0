import { parseArgs } from 'node:util';
import {
  createSemiSupervisedRegressor,
  type FitProgress,
  multilayerPerceptron,
  type RegressionMethod,
} from '@cairn-ml/contrastive-regression';
import { type Initializer, init, randomNormal, randomUniform } from '@cairn-ml/tensor';
import { meanAbsoluteError, rSquared } from './few-labels/metrics.js';
import { operatorTask } from './few-labels/operator-task.js';

/**
 * The operator-learning task of OrdinalEntropy and CLSS from a generator, with few labels: ten seeded trials of five methods.
 *
 *     npx tsx 06-few-labels.ts --labels 200 --trials 0,1,2 --protocol honest --device native
 *
 * honest: uniform initialisation by fan-in, cosine decay, last iterate. authors: weights from N(0, 0.001), constant rate, the best test error
 * of the run (which no user can select).
 */
const { values } = parseArgs({
  options: {
    labels: { type: 'string', default: '200' },
    trials: { type: 'string', default: '0,1,2,3,4,5,6,7,8,9' },
    steps: { type: 'string', default: '8000' },
    methods: { type: 'string', default: 'supervised,ordinalEntropy,meanTeacher,clss,gclss' },
    protocol: { type: 'string', default: 'honest' },
    device: { type: 'string', default: 'auto' },
  },
});
const count = Number(values.labels);
const epochs = Number(values.steps);
const honest = values.protocol === 'honest';

/** As `torch.nn.Linear` starts its weights. */
const byFanIn: Initializer = (shape, random) => {
  const bound = 1 / Math.sqrt(shape[0]!);
  return randomUniform(shape as number[], random, -bound, bound);
};
const tiny: Initializer = (shape, random) => randomNormal(shape as number[], random, 0, 0.001);

await init({ device: values.device as 'auto' });
for (const trial of values.trials.split(',').map(Number)) {
  const { train, test } = operatorTask(trial);
  const labeled = { inputs: train.inputs.slice(0, count), labels: train.labels.slice(0, count) };
  const unlabeled = train.inputs.slice(count, 2 * count);
  for (const method of values.methods.split(',') as RegressionMethod[]) {
    const initializer = honest ? byFanIn : tiny;
    const regressor = createSemiSupervisedRegressor({
      encoder: multilayerPerceptron({ inputs: 241, layers: [100, 100], initializer }),
      head: multilayerPerceptron({ inputs: 100, layers: [1], lastReLU: false, initializer }),
      method,
      seed: trial,
      entropyWeight: 1e-3,
      entropySamples: 10,
      contrastiveWeight: 1e-3,
      supervisionWeight: 1e-3,
      anchors: 10,
      memory: false,
    });
    const start = performance.now();
    const selection = honest
      ? {}
      : ({ validation: test, validateEvery: Math.max(1, epochs / 20), keep: 'best' } as const);
    const history: FitProgress[] = await regressor.fit({
      labeled,
      unlabeled,
      epochs,
      batchSize: count,
      unlabeledBatchSize: 10,
      standardize: false,
      ...(honest ? {} : { learningRate: 1e-3 }),
      ...selection,
    });
    const predictions = await regressor.predict(test.inputs);
    regressor.dispose();
    console.log(
      JSON.stringify({
        protocol: values.protocol,
        labels: count,
        trial,
        method,
        error: meanAbsoluteError(predictions, test.labels),
        rSquared: rSquared(predictions, test.labels),
        loss: history.at(-1)!.loss,
        seconds: (performance.now() - start) / 1000,
      }),
    );
  }
}
