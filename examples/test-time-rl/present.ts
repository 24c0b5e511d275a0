import type { Stage } from '../tour/example.js';
import { curvesChart, gainsChart, methodsOf } from './charts.js';
import type { Run } from './experiment.js';
import type { Measurement } from './measure.js';
import { curve, type Estimate } from './statistics.js';

const percent = ({ mean, halfWidth }: Estimate): string =>
  `${(100 * mean).toFixed(1)}${halfWidth === 0 ? '' : ` ± ${(100 * halfWidth).toFixed(1)}`}`;

/** Where the policy started, where each method ended, and the way there. */
export function present(stage: Stage, runs: readonly Run[], figure: string): void {
  const seeds = new Set(runs.map(({ seed }) => seed)).size;
  const methods = methodsOf(runs);
  const columns: [string, keyof Measurement][] = [
    ['sampled', 'sampled'],
    ['likeliest', 'greedy'],
    ['other questions', 'others'],
    ['majority right', 'majorityRight'],
    ['majority share', 'majorityRatio'],
    ['where wrong', 'wrongMajorityRatio'],
    ['at most two answers', 'fewAnswers'],
  ];
  const cells = (method: (typeof methods)[number], at: 0 | -1) =>
    columns.map(([, of]) => percent(curve(runs, method, of).at(at)!));
  stage.table(
    ['reward', 'advantages', ...columns.map(([name]) => name)],
    [
      ['before', '', ...cells(methods[0]!, 0)],
      ...methods.map((method) => [method.reward, method.scale, ...cells(method, -1)]),
    ],
  );
  const interval = seeds > 1 ? ` Mean and 95 % interval over ${seeds} seeds.` : '';
  stage.figure(
    `${figure}-curves`,
    curvesChart(runs, {
      sampled: 'sampled answers right',
      greedy: 'likeliest answers right',
      majorityRatio: 'majority share',
    }),
    `Change from the start, on the questions that are trained on without their answers.${interval}`,
  );
  if (seeds > 1)
    stage.figure(
      `${figure}-gains`,
      gainsChart(runs, 'sampled', 'sampled answers right, difference from majority voting'),
      `How far each reward ends from majority voting, seed by seed.${interval}`,
    );
}
