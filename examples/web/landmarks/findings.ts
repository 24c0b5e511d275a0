import type { DecodedKeypoints } from '@cairn-ml/landmarks';
import { handLandmarkNames } from '@cairn-ml/landmarks/phantoms';
import type { Picture } from './read-image.js';

/** A landmark that was found, in pixels of the image as it came. */
export interface Finding {
  name: string;
  x: number;
  y: number;
  score: number;
  /** Where it is, and how far that is in pixels, if that is known. */
  truth?: { x: number; y: number; error: number };
}

/** Scores below this are rather guesses: responses to what is a landmark are near 1. */
export const doubtful = 0.3;

/** What the model says of a picture. Landmarks that it found nowhere are left out. */
export function findingsOf({ keypoints, scores }: DecodedKeypoints, { scale, truth }: Picture): Finding[] {
  // Pixels are squares whose centres are whole numbers.
  const inImage = (value: number) => (value + 0.5) * scale - 0.5;
  return Array.from(scores, (score, k): Finding => {
    const [x, y] = [inImage(keypoints[2 * k]!), inImage(keypoints[2 * k + 1]!)];
    const finding = { name: handLandmarkNames[k]!, x, y, score };
    if (!truth) return finding;
    const [trueX, trueY] = [truth[2 * k]!, truth[2 * k + 1]!];
    return { ...finding, truth: { x: trueX, y: trueY, error: Math.hypot(x - trueX, y - trueY) } };
  }).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}

/** The mean distance from the truth in pixels; undefined where the truth is not known. */
export function meanError(findings: readonly Finding[]): number | undefined {
  const errors = findings.flatMap(({ truth }) => (truth ? [truth.error] : []));
  return errors.length > 0 ? errors.reduce((sum, error) => sum + error, 0) / errors.length : undefined;
}

/** A finding in words. */
export function describe({ name, x, y, score, truth }: Finding): string {
  const error = truth ? `, ${truth.error.toFixed(1)} px from the truth` : '';
  return `${name}: x ${x.toFixed(1)}, y ${y.toFixed(1)}, score ${score.toFixed(2)}${error}`;
}
