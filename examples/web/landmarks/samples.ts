import { cephalogramPhantom, handPhantom } from '@cairn-ml/landmarks/phantoms';
import { fittedSeeds, size } from './radiographs.js';
import type { Picture } from './read-image.js';

/** An image to try the model on. */
export interface Sample {
  name: string;
  draw(): Picture;
}

/** Hands that the head was not fitted on, whose landmarks are known, and a skull, which it knows nothing of. */
export const samples: Sample[] = [
  ...[1, 2, 3, 4].map((k) => hand(`Hand ${k}`, fittedSeeds + 1000 + k)),
  { name: 'No hand', draw: () => pictureOf('No hand', cephalogramPhantom(1, { size }).image) },
];

function hand(name: string, seed: number): Sample {
  return {
    name,
    draw() {
      const { image, landmarks, spacing } = handPhantom(seed, { size });
      return { ...pictureOf(name, image), truth: landmarks, spacing: spacing[0] };
    },
  };
}

function pictureOf(name: string, pixels: Picture['pixels']): Picture {
  const { data, width, height } = pixels;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, height);
  for (let p = 0; p < width * height; p++) image.data.set([data[p]!, data[p]!, data[p]!, 255], 4 * p);
  context.putImageData(image, 0, 0);
  return { name, width, height, canvas, pixels, scale: 1 };
}
