import { fileURLToPath } from 'node:url';
import { type RegressionMethod, recoverRanking, similarityMatrix } from '@cairn-ml/contrastive-regression';
import { kendallTau, rank } from '@cairn-ml/numeric';
import { init } from '@cairn-ml/tensor';
import {
  embeddingPanels,
  learningCurves,
  orderPanels,
  type PanelPoint,
  predictedOverTrue,
  principalPlane,
  trialErrors,
} from './few-labels/figures.js';
import { meanAbsoluteError } from './few-labels/metrics.js';
import { operatorTask } from './few-labels/operator-task.js';
import { type OperatorWatch, runOperatorTrial } from './few-labels/operator-trial.js';
import { readStudy } from './few-labels/study.js';
import { runFromCommandLine } from './few-labels/study-command.js';
import { summarise, summaryHeader, summaryTable } from './few-labels/summary.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const methods: RegressionMethod[] = ['supervised', 'clss', 'gclss'];
const [labels, steps, learningRate, shown] = [200, 900, 0.002, 200];

/**
 * The operator-learning task of OrdinalEntropy and CLSS, from a generator, with few labels: a glance at one short trial, and what the full study gave.
 *
 *     npx tsx 06-few-labels.ts
 *     npx tsx 06-few-labels.ts --trials 0,1,2,3,4,5,6,7,8,9 --labels 200 --protocol honest --device native
 *     npx tsx 06-few-labels.ts --task house --share 0.05 --trials 0,1,2,3,4
 */
export const example: Example = {
  title: 'Regression from few labels: the operator-learning task',
  summary: 'CLSS and GCLSS beside supervision and a mean teacher',
  steps: methods.length + 1,
  async run(stage) {
    await init({ force: true });
    const task = operatorTask(0);
    const test = { inputs: task.test.inputs.slice(0, shown), labels: task.test.labels.slice(0, shown) };
    const curves: PanelPoint[] = [];
    const predictions: PanelPoint[] = [];
    const features: PanelPoint[] = [];
    const orders: PanelPoint[] = [];
    const rows: (string | number)[][] = [];
    for (const method of methods) {
      await stage.step(`${method}, ${steps} steps`);
      const watch: OperatorWatch = {
        task,
        async onProgress(step, regressor) {
          if (step % (steps / 20) !== 0) return;
          const error = meanAbsoluteError(await regressor.predict(test.inputs), test.labels);
          curves.push({ method, x: step, y: error });
        },
        async onEnd(regressor, all) {
          predictions.push(...test.labels.map((x, i) => ({ method, x, y: all[i]! })));
          const embeddings = await regressor.embed(test.inputs);
          const plane = principalPlane(embeddings);
          features.push(...plane.map(([x, y], i) => ({ method, x, y, label: test.labels[i]! })));
          const similarity = similarityMatrix([embeddings]);
          const alone = recoverRanking(similarity).ranking;
          const known = test.labels.map((label, i) => (i % 2 === 0 ? label : Number.NaN));
          const { items, ranking } = recoverRanking(similarity, { labels: known });
          const places = rank(Array.from(items, (i) => test.labels[i]!));
          orders.push(...Array.from(ranking, (place, k) => ({ method, x: places[k]!, y: place + 1 })));
          // a Fiedler vector has no direction
          const taus = [Math.abs(kendallTau(alone, test.labels)), kendallTau(ranking, places)];
          rows.push([method, ...taus.map((tau) => tau.toFixed(2))]);
        },
      };
      const result = await runOperatorTrial(
        { protocol: 'honest', labels, trial: 0, method, steps, learningRate },
        watch,
      );
      rows.at(-1)!.splice(1, 0, result.error.toFixed(4), result.rSquared.toFixed(3), result.seconds.toFixed(1));
    }
    stage.say(
      `${labels} labelled points, ${labels} others, a network of 34,301 parameters; ${steps} steps with a higher rate instead of 8,000.`,
    );
    stage.say(
      'The label is 5 x (1 - x), the same on both sides of 1/2, and features follow x: so a Fiedler vector (CLSS) does not find the order of the labels, and labels that are held fixed (GCLSS) come nearer.',
    );
    stage.table(['method', 'MAE', 'R²', 's', 'tau of CLSS order', 'of GCLSS order'], rows);
    stage.figure('few-labels-curves', learningCurves(curves), `Error on ${shown} test points along the training.`);
    stage.figure('few-labels-predictions', predictedOverTrue(predictions), 'Predicted over true values.');
    stage.figure(
      'few-labels-features',
      embeddingPanels(features),
      'The last hidden layer in the plane of its principal components, coloured by the label.',
    );
    stage.figure(
      'few-labels-order',
      orderPanels(orders),
      'The order of a half of the test points by their features, with the labels of the other half held fixed as GCLSS does.',
    );

    await stage.step('the study');
    const compared: RegressionMethod[] = ['supervised', 'ordinalEntropy', 'meanTeacher', 'clss', 'gclss'];
    const file = fileURLToPath(new URL('few-labels/results.jsonl', import.meta.url));
    const study = readStudy(file).filter(
      (r) => !('task' in r) && r.protocol === 'honest' && r.labels === labels && r.inputNoise === undefined,
    );
    const summary = summarise(study, compared);
    stage.say(`The study as it was run, ${summary.trials.length} trials of 8,000 steps (few-labels/results.jsonl):`);
    stage.table(summaryHeader(['supervised', 'meanTeacher']), summaryTable(summary, ['supervised', 'meanTeacher']));
    const points = study
      .filter(({ method }) => compared.includes(method))
      .map(({ method, error }) => ({ method, x: error, y: 0 }));
    stage.figure('few-labels-study', trialErrors(points), 'Each trial of the study, and the means.');
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.length > 2) await runFromCommandLine();
else await runWhenStarted(import.meta.url, example);
