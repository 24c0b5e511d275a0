import { createRandom } from '@cairn-ml/numeric';
import { disposeTree } from '@cairn-ml/tensor';
import { drawQuestions } from './addition.js';
import type { Measurement } from './measure.js';
import type { Method } from './methods.js';
import { pretrain } from './pretrain.js';
import { type TestTimeSettings, trainAtTestTime } from './test-time-training.js';

export interface ExperimentSettings extends TestTimeSettings {
  pretrainSteps: number;
  /** Held-out questions: so many are trained on without answers, and as many others are only asked. */
  questions: number;
}

export interface Run extends Method {
  seed: number;
  measurements: Measurement[];
}

/** One pretrained policy for a seed, and each method from there with the same random numbers. */
export async function* runExperiment(
  seed: number,
  methods: readonly Method[],
  settings: ExperimentSettings,
): AsyncGenerator<Run> {
  const random = createRandom(seed);
  const heldOut = drawQuestions(2 * settings.questions, random);
  const [questions, others] = [heldOut.slice(0, settings.questions), heldOut.slice(settings.questions)];
  const policy = await pretrain(settings.pretrainSteps, new Set(heldOut), random);
  for (const method of methods) {
    const measurements = await trainAtTestTime(policy, { questions, others }, method, settings, createRandom(seed));
    yield { ...method, seed, measurements };
  }
  disposeTree(policy);
}
