import type { SpacingSource } from '../../dicom/spacing-source.js';
import { cross, dot, type Triple } from '../affine.js';
import type { Attributes } from './attributes.js';
import type { DicomFile } from './parse.js';

/** Where a frame lies in the patient, in DICOM's coordinates: to the left, to the back, to the head. */
export interface FramePlace {
  position: Triple;
  /** Where columns and rows run to: unit vectors. */
  alongRow: Triple;
  alongColumn: Triple;
}

export function placeOf(tags: Attributes, fail: DicomFile['fail']): FramePlace | undefined {
  const position = tags.decimals('x00200032');
  const orientation = tags.decimals('x00200037');
  if (!position || !orientation) return undefined;
  if (position.length !== 3 || orientation.length !== 6)
    fail('its position or orientation has a wrong number of values.');
  const alongRow = orientation.slice(0, 3) as unknown as Triple;
  const alongColumn = orientation.slice(3) as unknown as Triple;
  const bad = [dot(alongRow, alongRow) - 1, dot(alongColumn, alongColumn) - 1, dot(alongRow, alongColumn)];
  if (bad.some((error) => Math.abs(error) > 0.01))
    fail(`its orientation ${orientation.join(' ')} is not two perpendicular directions.`);
  return { position: position as unknown as Triple, alongRow, alongColumn };
}

export function normalOf({ alongRow, alongColumn }: FramePlace): Triple {
  return cross(alongRow, alongColumn);
}

/** Spacing as [x, y]: DICOM has the distance of rows first, which is y. */
export function spacingOf(
  tags: Attributes,
  fail: DicomFile['fail'],
): { spacing: readonly [number, number]; spacingSource: SpacingSource } | undefined {
  for (const [tag, spacingSource] of [
    ['x00280030', 'patient'],
    ['x00181164', 'detector'],
  ] as const) {
    const values = tags.decimals(tag);
    if (!values) continue;
    if (values.length !== 2 || !values.every((value) => value > 0))
      fail(`its pixel spacing is ${values.join(' by ')} mm; two positive numbers are needed.`);
    return { spacing: [values[1]!, values[0]!], spacingSource };
  }
  return undefined;
}
