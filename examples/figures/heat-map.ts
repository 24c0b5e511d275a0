import type { DenseMatrix } from '@cairn-ml/numeric';
import * as Plot from '@observablehq/plot';
import { encode } from 'fast-png';
import { draw, sideBySide } from './document.js';

/** A matrix as a picture, rows and columns in the given order, at most `cells` cells wide (larger ones are averaged). */
export function heatMap(
  { data, size }: DenseMatrix,
  order: ArrayLike<number>,
  title: string,
  labels?: readonly string[],
  cells = 200,
): string {
  const count = Math.min(size, cells);
  const means = new Float64Array(count * count);
  const weights = new Float64Array(count * count);
  const cellOf = (position: number) => Math.floor((position * count) / size);
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) {
      const cell = cellOf(p) * count + cellOf(q);
      means[cell]! += p === q ? 0 : data[order[p]! * size + order[q]!]!;
      weights[cell]! += p === q ? 0 : 1;
    }
  }
  for (let cell = 0; cell < means.length; cell++)
    means[cell] = weights[cell] === 0 ? Number.NaN : means[cell]! / weights[cell]!;
  const side = 300;
  const names = labels && size <= 45 ? Array.from({ length: size }, (_, p) => labels[order[p]!]!) : undefined;
  return draw({
    width: side + (names ? 130 : 20),
    height: side + 40,
    marginLeft: names ? 120 : 10,
    marginRight: 10,
    marginTop: 30,
    marginBottom: 10,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [0, 1], reverse: true },
    style: { fontSize: '10px', overflow: 'visible' },
    marks: [
      Plot.image([0], {
        x: 0.5,
        y: 0.5,
        width: side,
        height: side,
        src: () => png(means, count),
        imageRendering: 'pixelated',
        preserveAspectRatio: 'none',
      }),
      Plot.text([title], { frameAnchor: 'top', dy: -16, fontSize: 13, fontWeight: 600, text: (text: string) => text }),
      ...(names
        ? [
            Plot.text(names, {
              x: 0,
              y: (_: string, k: number) => (k + 0.5) / size,
              dx: -6,
              textAnchor: 'end',
              fontSize: Math.min(10, 290 / size),
              text: (name: string) => name,
            }),
          ]
        : []),
    ],
  });
}

/** The same matrix in two orders. */
export function beforeAndAfter(matrix: DenseMatrix, order: ArrayLike<number>, labels?: readonly string[]): string {
  const given = Int32Array.from({ length: matrix.size }, (_, i) => i);
  return sideBySide([heatMap(matrix, given, 'as given', labels), heatMap(matrix, order, 'in order', labels)]);
}

function png(values: Float64Array, side: number): string {
  const known = values.filter((value) => !Number.isNaN(value));
  const [low, high] = [
    known.reduce((a, b) => Math.min(a, b), Infinity),
    known.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const colors = palette();
  const pixels = new Uint8Array(3 * side * side);
  for (let cell = 0; cell < values.length; cell++) {
    const level = Number.isNaN(values[cell]!)
      ? colors.length - 1
      : Math.round(((values[cell]! - low) / (high - low || 1)) * (colors.length - 1));
    pixels.set(colors[level]!, 3 * cell);
  }
  const bytes = encode({ width: side, height: side, data: pixels, channels: 3 });
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
}

/** 256 colours of Plot's `YlGnBu`, light to dark. */
function palette(): [number, number, number][] {
  const scale = Plot.scale({ color: { type: 'linear', scheme: 'YlGnBu', domain: [0, 255] } })!;
  return Array.from(
    { length: 256 },
    (_, level) => (scale.apply(level) as string).match(/\d+/g)!.map(Number) as [number, number, number],
  );
}
