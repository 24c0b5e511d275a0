import { expect, test } from 'vitest';
import { flipKeypoints } from './flip-keypoints.js';
import { flipSimcc } from './flip-simcc.js';
import { decodeSimcc, encodeSimcc } from './simcc.js';

test('the flipped distributions of a mirrored image decode to the landmarks of the image', () => {
  // The last bin is the mirror image of the first, so x becomes width - 1 / splitRatio - x.
  const codec = { inputSize: [64, 48], sigma: 3 } as const;
  const keypoints = [10, 20, 50, 30];
  const mirrored = flipKeypoints(keypoints, { width: 63.5, shift: false, flipPairs: [[0, 1]] });
  const labels = encodeSimcc(mirrored, codec);
  const { x, y } = flipSimcc(labels.x, labels.y, { bins: [128, 96], flipPairs: [[0, 1]] });
  expect([...decodeSimcc(x, y, codec).keypoints]).toEqual(keypoints);
  expect(x).toBeInstanceOf(Float32Array);
});

test('bad input is refused', () => {
  expect(() => flipSimcc([1], [1, 2], { bins: [2, 2] })).toThrow(
    'flipSimcc: `x` must hold 2 bins per landmark, got [1].',
  );
  expect(() => flipSimcc([1, 2], [1], { bins: [2, 2] })).toThrow(
    'flipSimcc: `y` must hold 2 bins for each of 1 landmarks, got [1].',
  );
});
