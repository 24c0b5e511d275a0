import { fileURLToPath } from 'node:url';
import { type RegressionMethod, recoverRanking, similarityMatrix } from '@cairn-ml/contrastive-regression';
import { kendallTau, rank } from '@cairn-ml/numeric';
import { init } from '@cairn-ml/tensor';
import {
  embeddingPanels,
  errorOverLabels,
  learningCurves,
  orderPanels,
  type PanelPoint,
  predictedOverTrue,
  principalPlane,
  type SharePoint,
  type TrialPoint,
  trialErrors,
} from './few-labels/figures.js';
import { meanAbsoluteError } from './few-labels/metrics.js';
import { operatorTask } from './few-labels/operator-task.js';
import { type OperatorWatch, runOperatorTrial } from './few-labels/operator-trial.js';
import { comparedMethods, labelCounts, operatorStudy } from './few-labels/settings.js';
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
 *     npx tsx 06-few-labels.ts --labels 200 --noise 0.01 --methods supervised,ordinalEntropy,clss,gclss
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
    stage.say('The study as it was run, trials of 8,000 steps (few-labels/results.jsonl).');
    const beside: RegressionMethod[] = ['supervised', 'meanTeacher'];
    const trials: TrialPoint[] = [];
    for (const [setting, title] of [
      ['clean', 'Clean inputs'],
      ['noisy', 'Noise of 0.01 on the inputs of every method'],
    ] as const) {
      const study = operatorStudy('honest', labels, setting);
      const summary = summarise(study, comparedMethods);
      stage.say(`${title}, ${labels} labels, ${summary.trials.length} trials:`);
      stage.table(summaryHeader(beside), summaryTable(summary, beside));
      trials.push(...study.map(({ method, error }) => ({ method, error, panel: title })));
    }
    stage.figure('few-labels-study', trialErrors(trials), 'Each trial of the study, and the means.');
    const shares: SharePoint[] = [];
    for (const count of labelCounts) {
      const { trials, rows } = summarise(operatorStudy('honest', count, 'clean'), comparedMethods);
      for (const { method, error } of rows) {
        const spread = (1.96 * error.deviation) / Math.sqrt(trials.length);
        shares.push({ method, labels: count, mean: error.mean, spread });
      }
    }
    stage.say('Clean inputs and more labels; mean errors with 95 % intervals:');
    stage.table(
      ['labels', ...comparedMethods],
      labelCounts.map((count) => {
        const row = shares.filter((point) => point.labels === count);
        return [count, ...row.map(({ mean, spread }) => `${mean.toFixed(4)} ± ${spread.toFixed(4)}`)];
      }),
    );
    stage.figure(
      'few-labels-shares',
      errorOverLabels(shares),
      'Mean error with its 95 % interval by the number of labels.',
    );
    const released = summarise(operatorStudy('authors', labels, 'own'), comparedMethods);
    stage.say(`The authors' protocol, ${labels} labels, ${released.trials.length} trials:`);
    stage.table(summaryHeader(beside), summaryTable(released, beside));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.length > 2) await runFromCommandLine();
else await runWhenStarted(import.meta.url, example);
