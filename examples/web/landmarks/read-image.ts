import type { ImagePixels } from '@cairn-ml/landmarks';
import { Refusal } from './refusal.js';

const [smallest, largest] = [32, 8192];
const largestFile = 40e6;

/** The model sees 224 x 224 pixels; larger images are made smaller before, smoothly. */
const longestSide = 512;

/** An image as the page shows it and as the model takes it. */
export interface Picture {
  name: string;
  /** Width and height of the image as it came. */
  width: number;
  height: number;
  canvas: HTMLCanvasElement;
  pixels: ImagePixels;
  /** Pixels of the image per pixel of `pixels`. */
  scale: number;
  /** Where the landmarks are, x and y in turn, if that is known. */
  truth?: ArrayLike<number>;
  /** mm per pixel, if that is known. */
  spacing?: number;
}

/** @throws {Refusal} for what is no image, and for images that are too small or too large */
export async function readImage(file: File): Promise<Picture> {
  const { name, type, size } = file;
  if (size > largestFile)
    throw new Refusal(
      `${name} has ${Math.round(size / 1e6)} MB, and the page takes ${largestFile / 1e6}. Save it smaller.`,
    );
  const bitmap = await createImageBitmap(file).catch(() => {
    const what = type ? ` (its type is ${type})` : '';
    throw new Refusal(`${name} is not an image that this browser can read${what}. Choose a PNG, JPEG or WebP file.`);
  });
  try {
    const { width, height } = bitmap;
    const [less, more] = [Math.min(width, height), Math.max(width, height)];
    if (less < smallest)
      throw new Refusal(
        `${name} has ${width} x ${height} pixels, and less than ${smallest} on a side show no hand. Choose a larger image.`,
      );
    if (more > largest)
      throw new Refusal(`${name} has ${width} x ${height} pixels. Scale it to at most ${largest} on a side.`);
    const shrink = Math.min(1, longestSide / more);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(2, Math.round(width * shrink));
    canvas.height = Math.max(2, Math.round(height * shrink));
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.fillStyle = '#000'; // behind what is transparent
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const pixels = { data: withoutAlpha(data), width: canvas.width, height: canvas.height, channels: 3 };
    return { name, width, height, canvas, pixels, scale: width / canvas.width };
  } finally {
    bitmap.close();
  }
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const rgb = new Uint8ClampedArray((rgba.length / 4) * 3);
  for (let p = 0; 3 * p < rgb.length; p++) for (let c = 0; c < 3; c++) rgb[3 * p + c] = rgba[4 * p + c]!;
  return rgb;
}
