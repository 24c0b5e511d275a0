import { evaluateLandmarks } from '@cairn-ml/landmarks/metrics';
import { handLandmarkNames, handPhantom } from '@cairn-ml/landmarks/phantoms';
import { sideBySide, stacked } from '../figures/document.js';
import type { Stage } from '../tour/example.js';
import { onNetwork } from './backbones.js';
import { picture } from './picture.js';
import { percent, radii } from './summary.js';
import { control, fitAndPredict, meanShape, pretrained } from './trial.js';

const hands = (first: number, count: number) => Array.from({ length: count }, (_, i) => handPhantom(first + i));

/** Heads for invented radiographs, fitted now: a table, and pictures with circles of the error. */
export async function showHands(stage: Stage): Promise<void> {
  const [train, test] = [hands(1, 8), hands(101, 6)];
  const truth = test.flatMap(({ landmarks }) => [...landmarks]);
  const measures = { numLandmarks: handLandmarkNames.length, spacing: test.map(({ spacing }) => spacing), radii };
  const found = new Map<string, number[][]>();
  for (const network of [pretrained, control, 'pixels'] as const)
    found.set(network, await onNetwork(network, (backbone) => fitAndPredict(backbone, train, test)));
  found.set('mean shape', meanShape(train, test));
  stage.table(
    ['features', 'MRE in mm', ...radii.map((radius) => `< ${radius} mm, %`), 'missed'],
    Array.from(found, ([network, predictions]) => {
      const { pooled, successRates, missed } = evaluateLandmarks(predictions.flat(), truth, measures);
      return [network, pooled.mean.toFixed(2), ...successRates.map(({ rate }) => percent(rate)), missed];
    }),
  );
  const rows = [pretrained, control].map((network) =>
    sideBySide(
      test
        .slice(0, 3)
        .map(({ image, landmarks }, i) =>
          picture({ title: i === 0 ? network : '', image, truth: landmarks, found: found.get(network)![i]! }),
        ),
      10,
    ),
  );
  stage.figure(
    'landmarks-hands',
    stacked(rows),
    'Invented radiographs, 37 landmarks, a head fitted on eight others. A circle is as wide as the error around the true place, a dot is where the landmark was found.',
  );
}
