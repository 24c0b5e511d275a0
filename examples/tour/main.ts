import { parseArgs } from 'node:util';
import { example as realSets } from '../01-seriation-real-sets.js';
import { example as noisyCurve } from '../02-seriation-noisy-curve.js';
import { example as largeGraph } from '../03-seriation-large-graph.js';
import { example as circleAndOutliers } from '../04-seriation-circle-and-outliers.js';
import { example as tensorTraining } from '../05-tensor-training.js';
import { example as fewLabels } from '../06-few-labels.js';
import { example as rankingRecovery } from '../07-ranking-recovery.js';
import { example as testTimeRl } from '../08-test-time-rl.js';
import { example as reportRewards } from '../09-report-rewards.js';
import { example as echoReasoning } from '../10-echo-reasoning.js';
import { example as entropyIntervention } from '../11-entropy-intervention.js';
import { example as parallelDecoding } from '../12-parallel-decoding.js';
import { example as landmarks } from '../13-landmarks.js';
import { runTour } from './run.js';

/** `pnpm demo [--report DIR] [--figures DIR]`: every example in turn; a package adds its stop here. */
const { values } = parseArgs({
  options: { report: { type: 'string', default: 'report' }, figures: { type: 'string' } },
});
await runTour(
  [
    realSets,
    noisyCurve,
    largeGraph,
    circleAndOutliers,
    tensorTraining,
    fewLabels,
    rankingRecovery,
    testTimeRl,
    reportRewards,
    echoReasoning,
    entropyIntervention,
    parallelDecoding,
    landmarks,
  ],
  {
    folder: values.report,
    figures: values.figures,
  },
);
