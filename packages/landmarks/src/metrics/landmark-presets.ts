/** How errors of one kind of image are published. Spread one into the options of {@link evaluateLandmarks}. */
export interface LandmarkPreset {
  numLandmarks: number;
  /** What errors and radii are measured in. */
  unit: string;
  /** Radii of the success detection rate. */
  radii: readonly number[];
  spacing?: readonly [x: number, y: number];
  frame?: number;
  normalizeBy?: { indices: readonly [number, number]; length: number };
}

/**
 * The published units and radii of five data sets of anatomical landmarks.
 *
 * - `cephalometric`: 19 landmarks, 0.1 mm per pixel.
 * - `hand`: 37 landmarks; the distance of landmarks 1 and 5 is taken to be a wrist of 50 mm.
 * - `chest`: 6 landmarks, in pixels of a 512 x 512 image and **not** in mm; needs `imageSizes`.
 * - `leg`: 26 landmarks in mm; needs the `spacing` of every image, x before y (DICOM has y before x).
 * - `teeth`: 16 landmarks, 0.18 mm per pixel (1 / 5.5556).
 *
 * @example
 * ```ts
 * import { evaluateLandmarks, landmarkPresets } from '@cairn-ml/landmarks/metrics';
 *
 * const truth = Float64Array.from({ length: 38 }, (_, i) => 40 * i);
 * const predictions = truth.map((value) => value + 15);
 * const { perImage, unit } = evaluateLandmarks(predictions, truth, landmarkPresets.cephalometric);
 * console.log(perImage.mean.toFixed(3), unit); // 2.121 mm
 * ```
 *
 * Source: `evaluation/evaluate.py` of MedSapiens (7e6a920) and GeoSapiens (96af084). Radius 2.5 of `cephalometric` is that of the challenges of 2014 and 2015,
 * which MedSapiens leaves out.
 */
export const landmarkPresets = {
  cephalometric: { numLandmarks: 19, unit: 'mm', radii: [2, 2.5, 3, 4], spacing: [0.1, 0.1] },
  hand: { numLandmarks: 37, unit: 'mm', radii: [2, 4, 10], normalizeBy: { indices: [1, 5], length: 50 } },
  chest: { numLandmarks: 6, unit: 'px of 512', radii: [3, 6, 9], frame: 512 },
  leg: { numLandmarks: 26, unit: 'mm', radii: [2, 4, 10] },
  teeth: { numLandmarks: 16, unit: 'mm', radii: [0.5, 1, 2], spacing: [1 / 5.5556, 1 / 5.5556] },
} as const satisfies Record<string, LandmarkPreset>;
