import { parseArgs } from 'node:util';
import type { RegressionMethod, SimilarityKernel } from '@cairn-ml/contrastive-regression';
import { init } from '@cairn-ml/tensor';
import type { OperatorTrial } from './operator-trial.js';
import { type RealTask, realTasks } from './real-task.js';
import { runStudy, type Trial } from './study.js';
import { summarise, summaryHeader, summaryTable } from './summary.js';

/** The long runs of 06-few-labels.ts: `--file` gathers results and lets an interrupted study go on. */
export async function runFromCommandLine(): Promise<void> {
  const { values } = parseArgs({
    options: {
      task: { type: 'string', default: 'operator' },
      labels: { type: 'string', default: '200' },
      share: { type: 'string', default: '0.05' },
      trials: { type: 'string', default: '0,1,2,3,4,5,6,7,8,9' },
      steps: { type: 'string' },
      methods: { type: 'string', default: 'supervised,ordinalEntropy,meanTeacher,clss,gclss' },
      protocol: { type: 'string', default: 'honest' },
      unlabeled: { type: 'string' },
      similarity: { type: 'string' },
      noise: { type: 'string' },
      device: { type: 'string', default: 'auto' },
      file: { type: 'string', default: 'few-labels.jsonl' },
    },
  });
  const methods = values.methods.split(',') as RegressionMethod[];
  const real = (realTasks as readonly string[]).includes(values.task);
  if (!real && values.task !== 'operator') throw new Error(`--task is operator, ${realTasks.join(', ')}`);
  const runs = values.trials.split(',').flatMap((trial) =>
    methods.map((method): Trial => {
      const common = { trial: Number(trial), method, steps: Number(values.steps ?? (real ? 1000 : 8000)) };
      if (real) return { task: values.task as RealTask, share: Number(values.share), ...common };
      return {
        protocol: values.protocol as OperatorTrial['protocol'],
        labels: Number(values.labels),
        ...common,
        ...(values.unlabeled && { unlabeledBatchSize: Number(values.unlabeled) }),
        ...(values.similarity && { similarity: values.similarity as SimilarityKernel }),
        ...(values.noise && { inputNoise: Number(values.noise) }),
      };
    }),
  );
  const { device } = await init({ device: values.device as 'auto' });
  console.log(`on ${device}`);
  const results = await runStudy(values.file, runs, (result) => console.log(JSON.stringify(result)));
  const summary = summarise(results, methods);
  const beside = methods.filter((method) => method === 'supervised' || method === 'meanTeacher');
  console.log(`${summary.trials.length} trials`);
  console.table([summaryHeader(beside), ...summaryTable(summary, beside)]);
}
