import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { init } from '@cairn-ml/tensor';
import { runTour } from '../tour/run.js';
import { type Run, runExperiment } from './experiment.js';
import { type Method, type RewardName, rewards, scales } from './methods.js';
import { present } from './present.js';
import { isOf } from './statistics.js';

/**
 * Every reward with both kinds of advantages, over seeds; draws the figures of the guide.
 *
 *     npx tsx long-run.ts --seeds 1,2,3,4,5,6 --results results.jsonl --figures ../../docs/guide/figures
 *
 * `--pretrain 270` starts from a weaker policy, `--advantages GRPO` runs one kind of advantages. Each run is a line of the results, and is not
 * done again when the script is started once more.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5,6' },
    pretrain: { type: 'string', default: '330' },
    advantages: { type: 'string', multiple: true, default: Object.keys(scales) },
    results: { type: 'string', default: 'results.jsonl' },
    figures: { type: 'string' },
    device: { type: 'string', default: 'auto' },
  },
});
const seeds = values.seeds.split(',').map(Number);
const settings = {
  pretrainSteps: Number(values.pretrain),
  questions: 256,
  steps: 60,
  promptsPerStep: 32,
  rollouts: 32,
  learningRate: 1e-3,
  measureEvery: 20,
};
const methods: Method[] = (values.advantages as Method['scale'][]).flatMap((scale) =>
  (Object.keys(rewards) as RewardName[]).map((reward) => ({ reward, scale })),
);
const lines = existsSync(values.results) ? readFileSync(values.results, 'utf8').trim().split('\n') : [];
const runs = lines.map((line) => JSON.parse(line) as Run);

await runTour(
  [
    {
      title: 'Reinforcement learning at test time, without labels',
      summary: `${methods.length} methods, ${seeds.length} seeds`,
      steps: seeds.length,
      async run(stage) {
        await init({ device: values.device as 'auto' });
        for (const seed of seeds) {
          await stage.step(`seed ${seed}`);
          const missing = methods.filter((method) => !runs.some((run) => run.seed === seed && isOf(run, method)));
          if (missing.length === 0) continue;
          for await (const run of runExperiment(seed, missing, settings)) {
            runs.push(run);
            appendFileSync(values.results, `${JSON.stringify(run)}\n`);
          }
        }
        present(
          stage,
          runs.filter(({ seed }) => seeds.includes(seed)),
          'test-time',
        );
      },
    },
  ],
  { folder: fileURLToPath(new URL('../../report', import.meta.url)), figures: values.figures },
);
