import { init } from '@cairn-ml/tensor';
import { type Run, runExperiment } from './test-time-rl/experiment.js';
import type { Method } from './test-time-rl/methods.js';
import { present } from './test-time-rl/present.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const methods: Method[] = [
  { reward: 'majority vote', scale: 'GRPO' },
  { reward: 'DARE, bonus, pruned', scale: 'GRPO' },
  { reward: 'majority vote', scale: 'Dr. GRPO' },
  { reward: 'DARE, bonus, pruned', scale: 'Dr. GRPO' },
  { reward: 'entropy', scale: 'Dr. GRPO' },
];

/** One seed of what `test-time-rl/long-run.ts` does with many, and with every reward. */
export const example: Example = {
  title: 'Learning from its own answers: rewards without labels',
  summary: 'a small network that adds numbers, and is paid for agreeing with itself',
  steps: methods.length + 1,
  async run(stage) {
    await init();
    const settings = {
      pretrainSteps: 330,
      questions: 256,
      steps: 30,
      promptsPerStep: 32,
      rollouts: 32,
      learningRate: 1e-3,
      measureEvery: 10,
    };
    const runs: Run[] = [];
    await stage.step('a network learns to add three digits, and is stopped early');
    for await (const run of runExperiment(1, methods, settings)) {
      runs.push(run);
      await stage.step(`${run.reward}, ${run.scale}`);
    }
    present(stage, runs, 'test-time-tour');
    const { measurements } = runs[0]!;
    const [before, after] = [measurements[0]!, measurements.at(-1)!];
    stage.say(
      `Paid for its majority, the network samples the right sum of ${asPercent(after.sampled)} of questions that it was never given answers to, before: ${asPercent(before.sampled)}. ` +
        `Where the majority is wrong, it is joined by ${asPercent(after.wrongMajorityRatio)}, before: ${asPercent(before.wrongMajorityRatio)}.`,
    );
  },
};

const asPercent = (share: number): string => `${(100 * share).toFixed(0)} %`;

await runWhenStarted(import.meta.url, example);
