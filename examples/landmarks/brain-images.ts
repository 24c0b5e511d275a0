import { cropImage, transformKeypoints } from '@cairn-ml/landmarks';
import type { LandmarkSample } from '@cairn-ml/landmarks/adaptation';
import { createRandom, type Random } from '@cairn-ml/numeric';
import { type BrainSlice, readSlices } from './colin27.js';

/** A slice as it was turned, shifted and scaled at random. */
export interface BrainImage extends LandmarkSample {
  z: number;
  /** Millimetres of the brain per pixel. */
  spacing: readonly [x: number, y: number];
}

export const imageSide = 224;

/** Slices to learn from, and between them slices to test on. */
export const evenSlices = [70, 72, 74, 76, 78, 80, 82, 84, 86];
export const oddSlices = [71, 73, 75, 77, 79, 81, 83, 85, 87];

/**
 * `count` images of the given slices, every slice as often as the others or once more: turned by up to 20 degrees, 0.85 to 1.15 as large, shifted by
 * up to 12 pixels, with another contrast and noise.
 */
export async function brainImages(slices: readonly number[], count: number, seed: number): Promise<BrainImage[]> {
  const random = createRandom(seed);
  const read = await readSlices(slices);
  let order: Int32Array = new Int32Array();
  return Array.from({ length: count }, (_, i) => {
    const k = i % slices.length;
    if (k === 0) order = random.permutation(slices.length);
    return pose(read[order[k]!]!, random);
  });
}

function pose({ z, image, landmarks }: BrainSlice, random: Random): BrainImage {
  const angle = (random.uniform(-20, 20) * Math.PI) / 180;
  const scale = random.uniform(0.85, 1.15);
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  const [fromX, fromY] = [(image.width - 1) / 2, (image.height - 1) / 2];
  const [toX, toY] = [0, 1].map(() => (imageSide - 1) / 2 + random.uniform(-12, 12)) as [number, number];
  const matrix = [cos, -sin, toX - cos * fromX + sin * fromY, sin, cos, toY - sin * fromX - cos * fromY];
  const [gamma, noise] = [Math.exp(random.uniform(-0.4, 0.4)), random.uniform(0, 12)];
  const pixels = cropImage(image, matrix, { outputSize: [imageSide, imageSide] });
  const data = Uint8Array.from(pixels.data, (value) =>
    Math.max(0, Math.min(255, 255 * (value / 255) ** gamma + random.normal(0, noise))),
  );
  return {
    z,
    image: { data, width: imageSide, height: imageSide, channels: 1 },
    landmarks: transformKeypoints(landmarks, matrix),
    spacing: [1 / scale, 1 / scale],
  };
}
