import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSimcc, encodeSimcc } from './simcc.js';

const codec = { inputSize: [64, 48], sigma: 4 } as const;
const inside = fc.tuple(fc.double({ min: 0, max: 63, noNaN: true }), fc.double({ min: 0, max: 47, noNaN: true }));

test('a round trip is within half a bin, with DARK much closer, at the ends too', () => {
  fc.assert(
    fc.property(inside, ([x, y]) => {
      const labels = encodeSimcc([x, y], codec);
      const plain = decodeSimcc(labels.x, labels.y, codec).keypoints;
      expect(Math.abs(plain[0]! - x)).toBeLessThanOrEqual(0.25 + 1e-6);
      const dark = decodeSimcc(labels.x, labels.y, { ...codec, dark: true }).keypoints;
      expect(Math.abs(dark[0]! - x)).toBeLessThan(0.02);
      expect(Math.abs(dark[1]! - y)).toBeLessThan(0.02);
    }),
  );
});

test('a Gaussian label has area 1, a standard one sum 1', () => {
  const total = (line: Float32Array) => line.reduce((sum, value) => sum + value, 0);
  expect(total(encodeSimcc([32, 24], codec).x)).toBeCloseTo(1, 5);
  const standard = encodeSimcc([32, 24], { inputSize: [64, 48], smoothing: 'standard', labelSmoothing: 0.1 });
  expect(total(standard.x)).toBeCloseTo(1, 5);
  expect(standard.x[64]).toBeCloseTo(0.9, 6);
  expect(standard.y[0]).toBeCloseTo(0.1 / 95, 7);
});

test('mode mmpose rounds to a bin, half to even', () => {
  // 0.25 px and 0.75 px are 0.5 and 1.5 bins
  const { x } = encodeSimcc([0.25, 5, 0.75, 5], { ...codec, mode: 'mmpose' });
  expect([x.subarray(0, 128), x.subarray(128)].map((line) => line.indexOf(Math.max(...line)))).toEqual([0, 2]);
});

test('visibility is the smaller maximum of a softmax', () => {
  const [x, y] = [
    [0.1, 0.4, 0.2, 0],
    [0.3, 0, 0, 0.1],
  ];
  const { visibilities } = decodeSimcc(x, y, { inputSize: [2, 2], sigma: [1, 2], visibilityBeta: 3 });
  const softmax = (line: number[], factor: number) => {
    const powers = line.map((value) => Math.exp(factor * value));
    return Math.max(...powers) / powers.reduce((sum, value) => sum + value, 0);
  };
  expect(visibilities![0]).toBeCloseTo(Math.min(softmax(x, 3), softmax(y, 6)), 12);
});

test('no response is NaN, in mode mmpose bin -1', () => {
  const zeros = [new Float32Array(128), new Float32Array(96)] as const;
  expect(decodeSimcc(...zeros, codec)).toEqual({
    keypoints: Float64Array.of(Number.NaN, Number.NaN),
    scores: Float64Array.of(0),
  });
  expect([...decodeSimcc(...zeros, { ...codec, mode: 'mmpose' }).keypoints]).toEqual([-0.5, -0.5]);
  expect([...decodeSimcc(...zeros, { ...codec, mode: 'mmpose', dark: true }).keypoints]).toEqual([
    Number.NaN,
    Number.NaN,
  ]);
});

test('a landmark outside has weight 0 and no label', () => {
  const { x, weights } = encodeSimcc([-9, 5, 63, 5], codec);
  expect([...weights]).toEqual([0, 1]);
  expect(x.subarray(0, 128).every((value) => value === 0)).toBe(true);
});

test('bad input is refused', () => {
  expect(() => decodeSimcc([1, 2], [1], codec)).toThrow(
    'decodeSimcc: `x` must hold 128 bins per landmark, x and y alike, got [2].',
  );
  expect(() => decodeSimcc(new Float32Array(128), new Float32Array(95), codec)).toThrow(
    'decodeSimcc: `y` must hold 96 bins',
  );
  expect(() => encodeSimcc([1, 2], { ...codec, labelSmoothing: 0.1 })).toThrow(
    "`labelSmoothing` must be 0 unless `smoothing` is 'standard'",
  );
  expect(() => encodeSimcc([1, 2], { ...codec, sigma: [1, -1] })).toThrow('`sigma`');
  expect(() => encodeSimcc([1, 2], { inputSize: [1, 1], splitRatio: 1 })).toThrow('at least 2 bins');
});
