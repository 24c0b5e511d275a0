import { expect, test } from 'vitest';
import { evaluateLandmarks } from './evaluate-landmarks.js';
import { landmarkPresets } from './landmark-presets.js';

/** Landmarks on a grid, and the same moved by `by` pixels along x. */
function moved(count: number, by: number): [number[], number[]] {
  const truth = Array.from({ length: 2 * count }, (_, i) => 13 * i);
  return [truth.map((value, i) => value + (i % 2 === 0 ? by : 0)), truth];
}

test('units of every preset, by hand', () => {
  const { cephalometric, hand, chest, leg, teeth } = landmarkPresets;
  expect(evaluateLandmarks(...moved(19, 30), cephalometric).pooled.mean).toBeCloseTo(3, 9);
  // Landmarks 1 and 5 are 4 · 26 pixels apart along both axes: 147.08 pixels are 50 mm.
  expect(evaluateLandmarks(...moved(37, 30), hand).pooled.mean).toBeCloseTo((30 * 50) / Math.hypot(104, 104), 9);
  const result = evaluateLandmarks(...moved(6, 30), { ...chest, imageSizes: [2048, 1024] });
  expect([result.pooled.mean, result.unit]).toEqual([7.5, 'px of 512']);
  expect(evaluateLandmarks(...moved(26, 30), { ...leg, spacing: [0.139, 0.2] }).pooled.mean).toBeCloseTo(4.17, 9);
  expect(evaluateLandmarks(...moved(16, 5.5556), teeth).pooled.mean).toBeCloseTo(1, 9);
});

test('what a preset cannot know has to be given', () => {
  expect(() => evaluateLandmarks(...moved(26, 1), landmarkPresets.leg)).toThrow('`spacing` must be given');
  expect(() => evaluateLandmarks(...moved(6, 1), landmarkPresets.chest)).toThrow('`imageSizes` must be given');
  expect(() => evaluateLandmarks(...moved(5, 1), landmarkPresets.hand)).toThrow('37 landmarks per image');
});
