import { ImageFormatError } from '../../image-format-error.js';
import type { PixelArray } from '../../pixel-array.js';
import type { ImageWindow } from '../../window-image.js';
import { dot, scaled, type Triple } from '../affine.js';
import type { PixelLayout } from './frame.js';
import type { FramePlace } from './place.js';

/** A slice of a series. */
export interface SeriesFrame {
  file: number;
  series: string | undefined;
  layout: PixelLayout;
  place: FramePlace;
  spacing: readonly [number, number];
  thickness: number | undefined;
  data: PixelArray;
  windows: ImageWindow[];
}

/** What all slices of a volume must have in common: its name, and whether two have it. */
const common: [string, (a: SeriesFrame, b: SeriesFrame) => boolean][] = [
  ['series', (a, b) => a.series === b.series],
  ['sizes', (a, b) => a.layout.width === b.layout.width && a.layout.height === b.layout.height],
  ['colours', (a, b) => a.layout.samples === b.layout.samples && a.layout.photometric === b.layout.photometric],
  ['pixel spacings', (a, b) => near(a.spacing, b.spacing, 1e-3)],
  ['orientations', (a, b) => near(directions(a), directions(b), 1e-3)],
];

export function checkSameSeries(caller: string, frames: readonly SeriesFrame[]): void {
  const first = frames[0]!;
  for (const frame of frames) {
    const different = common.find(([, same]) => !same(first, frame));
    if (!different) continue;
    throw inconsistent(
      caller,
      `files ${first.file} and ${frame.file} have different ${different[0]}. Give it the files of one.`,
    );
  }
}

/** From one slice to the next, of slices in order; checks that they are evenly spaced along a line. */
export function sliceStep(caller: string, frames: readonly SeriesFrame[], normal: Triple, tolerance: number): Triple {
  const count = frames.length - 1;
  if (count === 0) {
    const { thickness } = frames[0]!;
    if (!(thickness! > 0)) throw inconsistent(caller, 'a single slice without a thickness has no extent.');
    return scaled(normal, thickness!);
  }
  const positions = frames.map(({ place }) => place.position);
  const gaps = positions.slice(1).map((position, i) => dot(minus(position, positions[i]!), normal));
  const smallest = Math.min(...gaps);
  const sorted = [...gaps].sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)]!;
  const between = (i: number) => `between files ${frames[i]!.file} and ${frames[i + 1]!.file}`;
  if (!(smallest > 1e-3 * usual) || usual < 1e-6) {
    const i = gaps.indexOf(smallest);
    throw inconsistent(
      caller,
      `two slices lie in one place, ${between(i)}: several times or contrasts? Give it one of them.`,
    );
  }
  const step = scaled(minus(positions[count]!, positions[0]!), 1 / count);
  gaps.forEach((gap, i) => {
    if (Math.abs(gap - usual) <= tolerance * usual) return;
    const missing = Math.round(gap / usual) - 1;
    const [apart, others] = [gap.toFixed(3), usual.toFixed(3)];
    if (missing >= 1 && Math.abs(gap - (missing + 1) * usual) <= tolerance * usual)
      throw inconsistent(
        caller,
        `${missing} slices are missing ${between(i)}: ${apart} mm apart, others ${others} mm.`,
      );
    throw inconsistent(
      caller,
      `the slices ${between(i)} are ${apart} mm apart, others ${others} mm: resample them first.`,
    );
  });
  positions.forEach((position, k) => {
    const off = minus(minus(position, positions[0]!), scaled(step, k));
    const distance = Math.hypot(...off);
    if (distance > tolerance * Math.hypot(...step))
      throw inconsistent(
        caller,
        `file ${frames[k]!.file} lies ${distance.toFixed(3)} mm from its place in an even stack.`,
      );
  });
  return step;
}

function inconsistent(caller: string, explanation: string): ImageFormatError {
  return new ImageFormatError(caller, 'DICOM', 'inconsistent', explanation);
}

function minus(a: Triple, b: Triple): Triple {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function near(a: readonly number[], b: readonly number[], tolerance: number): boolean {
  return a.every((value, i) => Math.abs(value - b[i]!) <= tolerance);
}

function directions({ place }: SeriesFrame): number[] {
  return [...place.alongRow, ...place.alongColumn];
}
