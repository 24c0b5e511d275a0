import { expect, test } from 'vitest';
import { spectralEmbedding } from './spectral-embedding.js';

const n = 12;
const ring = Array.from({ length: n }, (_, i) =>
  Array.from({ length: n }, (_, j) => (Math.min(Math.abs(i - j), n - Math.abs(i - j)) === 1 ? 1 : 0)),
);
const path = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (Math.abs(i - j) === 1 ? 1 : 0)));

test('a path: the eigenvectors are cosines, the largest entry positive', () => {
  const { coordinates, eigenvalues, dimensions } = spectralEmbedding(path, { dimensions: 3 });
  expect(dimensions).toBe(3);
  for (let k = 1; k <= 3; k++) {
    expect(eigenvalues[k - 1]).toBeCloseTo(2 - 2 * Math.cos((Math.PI * k) / n), 12);
    const sign = Math.sign(coordinates[k - 1]! * Math.cos((Math.PI * k * 0.5) / n));
    for (let i = 0; i < n; i++)
      expect(coordinates[3 * i + k - 1]).toBeCloseTo(
        sign * Math.sqrt(2 / n) * Math.cos((Math.PI * k * (i + 0.5)) / n),
        10,
      );
    const column = Array.from({ length: n }, (_, i) => coordinates[3 * i + k - 1]!);
    expect(Math.max(...column)).toBeGreaterThanOrEqual(-Math.min(...column) - 1e-9);
  }
});

test('a ring: all points at one distance from the centre, neighbours at one angle', () => {
  const { coordinates } = spectralEmbedding(ring);
  for (let i = 0; i < n; i++)
    expect(Math.hypot(coordinates[2 * i]!, coordinates[2 * i + 1]!)).toBeCloseTo(Math.sqrt(2 / n), 10);
});

test('scalings multiply the coordinates', () => {
  const plain = spectralEmbedding(path, { dimensions: 2 });
  const heuristic = spectralEmbedding(path, { dimensions: 2, scaling: 'heuristic' });
  const commute = spectralEmbedding(path, { dimensions: 2, scaling: 'commuteTime' });
  for (let i = 0; i < n; i++) {
    expect(heuristic.coordinates[2 * i + 1]).toBeCloseTo(plain.coordinates[2 * i + 1]! / Math.SQRT2, 12);
    expect(commute.coordinates[2 * i]).toBeCloseTo(plain.coordinates[2 * i]! / Math.sqrt(plain.eigenvalues[0]!), 12);
  }
});

test('bad input', () => {
  const apart = [
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 1, 0],
  ];
  expect(() => spectralEmbedding(apart)).toThrow(
    'spectralEmbedding: `similarity` must connect at least two items, got "2 components of 4 items". Embed each component',
  );
  expect(() => spectralEmbedding([[1]], { dimensions: 1 })).toThrow('must connect at least two items');
  expect(() => spectralEmbedding(path, { dimensions: n })).toThrow(
    `\`dimensions\` must be an integer from 1 to ${n - 1}, got ${n}.`,
  );
  expect(() => spectralEmbedding(path, { scaling: 'ctd' as never })).toThrow(
    "`scaling` must be 'none' | 'heuristic' | 'commuteTime'",
  );
});
