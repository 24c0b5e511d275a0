import { type Backbone, createLandmarkModel, type LandmarkSample } from '@cairn-ml/landmarks/adaptation';
import { radialErrors } from '@cairn-ml/landmarks/metrics';
import { type Network, networks, sigmaFor } from './backbones.js';
import { type BrainImage, brainImages, evenSlices, oddSlices } from './brain-images.js';
import { landmarkNames } from './colin27.js';

export const numLandmarks = landmarkNames.length;
export const shotCounts = [4, 8, 24] as const;
export const lambdas = [0.001, 0.01, 0.1, 1, 10, 100] as const;

/** A fit on a few images of even slices, tested on 40 images of odd ones. */
export interface Trial {
  network: Contestant;
  shots: number;
  /** Of the images to fit on, and of the shuffling; the images to test on are the same in all trials. */
  seed: number;
}
export type Contestant = Network | 'mean shape';
export const contestants: readonly Contestant[] = [...networks, 'mean shape'];
/** What is looked at closely: the best network, and the same without what it learnt. */
export const [pretrained, control] = ['handlandmark-lite', 'handlandmark-lite, shuffled'] as const;

export interface TrialResult extends Trial {
  /** Absent for the mean shape. */
  lambda?: number;
  /** In mm of the brain, landmark by landmark of image by image; null where nothing was found. */
  errors: (number | null)[];
}

export const testImages = (): Promise<BrainImage[]> => brainImages(oddSlices, 40, 1_000_000);

/** 24 images, of which fewer shots take the first. */
export const trainingImages = (seed: number): Promise<BrainImage[]> => brainImages(evenSlices, 24, seed);

/** Every second even slice to fit on, those between to look at, in poses of a seed that no trial has: to choose by, without the images to test on. */
export async function rehearsal(round: number): Promise<{ train: BrainImage[]; held: BrainImage[] }> {
  const slices = (remainder: number) => evenSlices.filter((_, i) => i % 2 === remainder);
  const seed = 2_000_000 + 2 * round;
  return { train: await brainImages(slices(0), 24, seed), held: await brainImages(slices(1), 16, seed + 1) };
}

/** Predicted landmarks of each image, by a head on a frozen network. */
export async function fitAndPredict(
  backbone: Backbone,
  train: readonly LandmarkSample[],
  test: readonly LandmarkSample[],
  lambda = 0.01,
): Promise<number[][]> {
  const count = train[0]!.landmarks.length / 2;
  const head = { type: 'ridge', lambda } as const;
  const model = createLandmarkModel({ backbone, numLandmarks: count, head, sigma: sigmaFor(backbone) });
  try {
    await model.fit(train);
    const predictions: number[][] = [];
    for (const { image } of test) predictions.push([...(await model.predict(image)).keypoints]);
    return predictions;
  } finally {
    model.dispose();
  }
}

/** The mean place of each landmark, whatever the image shows: what a detector has to beat. */
export function meanShape(train: readonly LandmarkSample[], test: readonly LandmarkSample[]): number[][] {
  const mean = Array.from(train[0]!.landmarks, (_, i) =>
    train.reduce((sum, { landmarks }) => sum + landmarks[i]! / train.length, 0),
  );
  return test.map(() => mean);
}

/** Of each landmark of each image in mm of the brain, which is larger in some images than in others. */
export function errorsOf(predictions: readonly number[][], test: readonly BrainImage[]): Float64Array {
  const truth = test.flatMap(({ landmarks }) => Array.from(landmarks));
  return radialErrors(predictions.flat(), truth, { numLandmarks, spacing: test.map(({ spacing }) => spacing) });
}
