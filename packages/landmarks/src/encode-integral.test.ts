import { expect, test } from 'vitest';
import { encodeIntegral } from './encode-integral.js';
import { softArgmax } from './soft-argmax.js';

const codec = { inputSize: [96, 128], heatmapSize: [24, 32] } as const;

test('heatmaps have sum 1, and their mean position is the label', () => {
  const { heatmaps, labels, weights } = encodeIntegral([40, 60, 50.4, 70.8], { ...codec, unbiased: true });
  for (const start of [0, 768]) {
    let sum = 0;
    for (const value of heatmaps.subarray(start, start + 768)) sum += value;
    expect(sum).toBeCloseTo(1, 5);
  }
  expect([...weights]).toEqual([1, 1]);
  const means = softArgmax(heatmaps, { heatmapSize: codec.heatmapSize, normalization: 'sum', units: 'normalized' });
  for (const [i, label] of labels.entries()) expect(means[i]).toBeCloseTo(label, 4);
});

test('a landmark that is not labelled keeps a map of zeros; without normalisation the height is 1', () => {
  const { heatmaps, weights } = encodeIntegral([0, 0], { ...codec, visible: [0] });
  expect(heatmaps.every((value) => value === 0)).toBe(true);
  expect([...weights]).toEqual([0]);
  expect(Math.max(...encodeIntegral([40, 60], { ...codec, normalize: false }).heatmaps)).toBe(1);
});

test('bad input is refused', () => {
  expect(() => encodeIntegral([1], codec)).toThrow('`keypoints` must have 2 numbers per landmark');
});
