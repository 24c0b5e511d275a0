import type { Random } from '@cairn-ml/numeric';
import type { PhantomOptions } from '../../phantoms/phantom.js';
import type { Point } from './layer.js';

/** From a template, in widths of the image, to pixels. */
export interface Pose {
  place(point: Point): Point;
  /** Pixels of one width of the template. */
  scale: number;
}

/** A random similarity about `pivot`, moved and shrunk, if need be, until every landmark lies in the image. */
export function drawPose(
  random: Random,
  { size, rotation, scale: [smallest, largest] }: Required<Pick<PhantomOptions, 'size' | 'rotation' | 'scale'>>,
  pivot: Point,
  landmarks: readonly Point[],
): Pose {
  const angle = (random.normal(0, rotation) * Math.PI) / 180;
  const factor = random.uniform(smallest, largest);
  const shift: Point = [random.normal(0, 0.03), random.normal(0, 0.03)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turn = ([x, y]: Point): Point => {
    const [u, v] = [x - pivot[0], y - pivot[1]];
    return [cos * u - sin * v, sin * u + cos * v];
  };
  const turned = landmarks.map(turn);
  const margin = 0.03;
  const ranges = ([0, 1] as const).map((k) => {
    const along = turned.map((point) => point[k]);
    return [Math.min(...along), Math.max(...along)] as const;
  });
  const widest = Math.max(...ranges.map(([low, high]) => high - low));
  const scale = Math.min(factor, (1 - 2 * margin) / widest);
  const origin = ranges.map(([low, high], k) =>
    Math.max(margin - scale * low, Math.min(1 - margin - scale * high, pivot[k as 0 | 1] + shift[k as 0 | 1])),
  );
  // A template from 0 to 1 covers the pixels from edge to edge.
  const pixel = (value: number, k: 0 | 1) => size * (origin[k]! + scale * value) - 0.5;
  return {
    scale: scale * size,
    place: (point) => {
      const [u, v] = turn(point);
      return [pixel(u, 0), pixel(v, 1)];
    },
  };
}
