import type { Stage } from '../tour/example.js';
import { networks } from './backbones.js';
import { landmarkNames } from './colin27.js';
import { cumulativeCurves, errorsByShots } from './figures.js';
import type { Study } from './study.js';
import { meanError, percent, radii, type SummaryRow, summarise } from './summary.js';
import { contestants, pretrained, shotCounts } from './trial.js';

/** The study as it was run: tables, curves, and where the best network errs. */
export function showStudy(stage: Stage, study: Study): void {
  const rows = contestants.flatMap((network) => shotCounts.map((shots) => summarise(study, network, shots)));
  stage.say(
    `Colin27, one man's brain: ${study.testSlices.length} images of odd slices, ${landmarkNames.length} landmarks each (centres of regions of the AAL atlas), fitted on images of even slices; ${rows[0]!.seeds} seeds. One subject: this says nothing about other people.`,
  );
  stage.table(
    [
      'features',
      'shots',
      'lambda',
      'MRE in mm [95 %]',
      'of seeds',
      'median',
      ...radii.map((r) => `< ${r} mm, %`),
      'missed, %',
    ],
    rows.map((row) => [row.network, row.shots, row.lambda ?? '', ...errorCells(row), percent(row.missed)]),
  );
  stage.say(whatMatters(rows));
  stage.figure(
    'landmarks-shots',
    errorsByShots(rows),
    'Mean radial error on a real brain by the number of images to fit on. Dashed: the same network with the values in each of its weight tensors in random order.',
  );
  stage.figure('landmarks-cumulative', cumulativeCurves(study, contestants), 'Share of landmarks within a distance.');
  const most = shotCounts.at(-1)!;
  const regions = landmarkNames.map((_, k) => meanError(study, pretrained, most, (_, landmark) => landmark === k));
  const slices = [...new Set(study.testSlices)].sort((a, b) => a - b);
  const ofSlice = slices.map((z) => meanError(study, pretrained, most, (image) => study.testSlices[image] === z));
  stage.say(`Where ${pretrained} errs with ${most} shots, MRE in mm by landmark and by slice:`);
  stage.table(landmarkNames, [regions.map((error) => error.toFixed(2))]);
  stage.table(
    slices.map((z) => `z ${z}`),
    [ofSlice.map((error) => error.toFixed(2))],
  );
}

function errorCells({ error, rates }: SummaryRow): string[] {
  const { lower, upper } = error.interval;
  return [
    `${error.mean.toFixed(2)} [${lower.toFixed(2)}, ${upper.toFixed(2)}]`,
    `${error.best.toFixed(1)} to ${error.worst.toFixed(1)}`,
    error.median.toFixed(2),
    ...rates.map(({ rate, interval }) => `${percent(rate)} [${percent(interval.lower)}, ${percent(interval.upper)}]`),
  ];
}

/** How much larger errors are without what was learnt. */
function whatMatters(rows: readonly SummaryRow[]): string {
  const errorOf = (network: string, shots: number) =>
    rows.find((row) => row.network === network && row.shots === shots)!.error.mean;
  const parts = networks
    .filter((network) => network.endsWith(', shuffled'))
    .map((network) => {
      const trained = network.replace(', shuffled', '');
      const factors = shotCounts.map((shots) => (errorOf(network, shots) / errorOf(trained, shots)).toFixed(1));
      return `${trained} ${factors.join(', ')}`;
    });
  return `How many times larger the mean error is with shuffled weights, at ${shotCounts.join(', ')} shots: ${parts.join('; ')}.`;
}
