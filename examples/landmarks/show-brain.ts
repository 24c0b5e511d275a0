import { sideBySide, stacked } from '../figures/document.js';
import type { Stage } from '../tour/example.js';
import { type Network, onNetwork } from './backbones.js';
import { picture } from './picture.js';
import type { Study } from './study.js';
import { control, errorsOf, fitAndPredict, numLandmarks, pretrained, testImages, trainingImages } from './trial.js';

/** Fits heads on 24 images of the brain now, and draws what they find on others. */
export async function showBrain(stage: Stage, { choices }: Study): Promise<void> {
  const [test, train] = [await testImages(), await trainingImages(0)];
  const predict = (network: Network) =>
    onNetwork(network, (backbone) => {
      const lambda = choices.find((choice) => choice.network === network && choice.shots === train.length)!.lambda;
      return fitAndPredict(backbone, train, test, lambda);
    });
  const found = [await predict(pretrained), await predict(control)];
  const errors = errorsOf(found[0]!, test);
  const ofImage = test.map((_, i) =>
    errors.subarray(numLandmarks * i, numLandmarks * (i + 1)).reduce((sum, error) => sum + error / numLandmarks, 0),
  );
  const order = ofImage.map((_, i) => i).sort((a, b) => ofImage[a]! - ofImage[b]!);
  const shown = [order[0]!, order[Math.floor(order.length / 2)]!, order.at(-1)!];
  const rows = [pretrained, control].map((network, n) =>
    sideBySide(
      shown.map((i, k) => {
        const { image, landmarks } = test[i]!;
        const title = `${network}${n === 0 ? `: its ${['best', 'median', 'worst'][k]}` : ''}`;
        return picture({ title, image, truth: landmarks, found: found[n]![i]!, crop: 128 });
      }),
      10,
    ),
  );
  stage.figure(
    'landmarks-brain',
    stacked(rows),
    `Colin27: centres of caudate, putamen, thalamus and insula, ${train.length} shots; the image of the ${test.length} on which ${pretrained} errs least, the median, and the one on which it errs most. A circle is as wide as the error around the true place, a dot is where the landmark was found.`,
  );
}
