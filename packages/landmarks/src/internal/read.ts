import { checkFinite, checkInteger, checkLength, InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { Size } from '../codec-options.js';

/** Numbers that loops run over without a conversion. */
export type FloatArray = Float32Array | Float64Array;

/** Float arrays as they are, others copied. Nothing is checked. */
export function readFloats(values: ArrayLike<number>): FloatArray {
  return values instanceof Float32Array || values instanceof Float64Array ? values : Float64Array.from(values);
}

export function checkSize(caller: string, argument: string, size: Size, min = 1): void {
  if (size?.length !== 2) throw new ShapeError(caller, argument, 'have a width and a height', [size?.length ?? 0]);
  for (const k of [0, 1] as const) checkInteger(caller, `${argument}[${k}]`, size[k], { min });
}

/** How many points of `numbers` coordinates there are. */
export function countPoints(caller: string, argument: string, values: ArrayLike<number>, numbers = 2): number {
  if (values.length % numbers !== 0) {
    throw new ShapeError(caller, argument, `have ${numbers} numbers per landmark`, [values.length]);
  }
  return values.length / numbers;
}

/** How many landmarks the maps stand for, at `maps` maps each. */
export function countMaps(caller: string, argument: string, values: ArrayLike<number>, size: Size, maps = 1): number {
  checkSize(caller, 'heatmapSize', size);
  const [width, height] = size;
  const pixels = width * height * maps;
  if (values.length % pixels !== 0) {
    const each = maps === 1 ? '' : `${maps} x `;
    throw new ShapeError(caller, argument, `hold whole maps, a multiple of ${each}${width} x ${height} numbers`, [
      values.length,
    ]);
  }
  return values.length / pixels;
}

/** The weights that a target starts with, after a check that every labelled landmark has coordinates. */
export function readVisible(
  caller: string,
  keypoints: ArrayLike<number>,
  visible: ArrayLike<number> | undefined,
): Float64Array {
  const count = countPoints(caller, 'keypoints', keypoints);
  if (visible) {
    checkLength(caller, 'visible', visible, count, 'one entry per landmark');
    checkFinite(caller, 'visible', visible);
  }
  const weights = visible ? Float64Array.from(visible) : new Float64Array(count).fill(1);
  for (let i = 0; i < keypoints.length; i++) {
    if (weights[i >> 1]! >= 0.5 && !Number.isFinite(keypoints[i])) {
      const fix = 'A landmark that is not labelled has `visible` 0.';
      throw new InvalidArgumentError(caller, `keypoints[${i}]`, 'be a finite number', keypoints[i], fix);
    }
  }
  return weights;
}

/** An empty target, in the memory that was given or in new. */
export function startMaps<Maps extends FloatArray>(caller: string, length: number, into: Maps | undefined): Maps {
  if (!into) return new Float32Array(length) as Maps; // the default of Maps, which only `into` changes
  checkLength(caller, 'into', into, length, 'one entry per pixel of each map');
  into.fill(0);
  return into;
}

export function checkKernelSize(caller: string, argument: string, size: number): void {
  checkInteger(caller, argument, size, { min: 1 });
  if (size % 2 === 0) throw new InvalidArgumentError(caller, argument, 'be odd', size);
}

/** Both numbers of a pair, or one for both. */
export function readPair(value: number | readonly [number, number]): readonly [number, number] {
  return typeof value === 'number' ? [value, value] : value;
}
