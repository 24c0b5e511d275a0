import type { PixelArray } from '../../pixel-array.js';
import type { ImageWindow } from '../../window-image.js';
import type { Attributes } from './attributes.js';
import type { PixelLayout } from './frame.js';
import type { DicomFile } from './parse.js';

/** Values in their unit (Hounsfield units, …), and which of them to show. */
export interface Rescaled {
  data: PixelArray;
  windows: ImageWindow[];
}

/** Stored numbers times slope plus intercept; with `invert`, mirrored within the range that the file can store, the windows likewise. */
export function rescaled(
  stored: PixelArray,
  tags: Attributes,
  { samples, bitsStored, signed, bitsAllocated }: PixelLayout,
  invert: boolean,
  fail: DicomFile['fail'],
): Rescaled {
  if (samples > 1) return { data: stored, windows: [] };
  if (tags.has('x00283000')) fail('its values need a table (Modality LUT Sequence).', 'unsupported');
  const slope = tags.decimals('x00281053')?.[0] ?? 1;
  const intercept = tags.decimals('x00281052')?.[0] ?? 0;
  if (slope === 0) fail('its values are scaled with the slope 0.');
  const windows = windowsOf(tags);
  const lowest = signed ? -(2 ** (bitsStored - 1)) : 0;
  const mirror = invert ? slope * (2 * lowest + 2 ** bitsStored - 1) + 2 * intercept : undefined;
  if (slope === 1 && intercept === 0 && mirror === undefined) return { data: stored, windows };
  const data = new (bitsAllocated <= 16 ? Float32Array : Float64Array)(stored.length);
  for (let i = 0; i < stored.length; i++) {
    const value = stored[i]! * slope + intercept;
    data[i] = mirror === undefined ? value : mirror - value;
  }
  if (mirror === undefined) return { data, windows };
  // The window of `linear` reaches half a unit further down than up.
  const mirrored = windows.map(({ center, width, form }) => ({
    center: mirror - center + (form === 'linear' ? 1 : 0),
    width,
    form,
  }));
  return { data, windows: mirrored };
}

function windowsOf(tags: Attributes) {
  const form = tags.text('x00281056') === 'LINEAR_EXACT' ? ('linear-exact' as const) : ('linear' as const);
  const widths = tags.decimals('x00281051') ?? [];
  return (tags.decimals('x00281050') ?? []).flatMap((center, i) => {
    const width = widths[i];
    // Some scanners write a width of 0 for "none".
    return width === undefined || width <= 0 || (form === 'linear' && width < 1) ? [] : [{ center, width, form }];
  });
}
