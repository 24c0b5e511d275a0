import type { ImagePixels } from '@cairn-ml/landmarks';
import { encode } from 'fast-png';

/** An image with the true landmarks and those that were found. */
export interface Picture {
  title: string;
  /** Grey, 0 to 255. */
  image: ImagePixels;
  truth: ArrayLike<number>;
  found: ArrayLike<number>;
  /** Side of the square around the landmarks that is shown, in pixels of the image; default the whole image. */
  crop?: number;
}

const width = 230;

/** The image with a circle around each true landmark, as wide as the error, and a dot where the landmark was found. */
export function picture({ title, image, truth, found, crop = image.width }: Picture): string {
  const side = Math.min(crop, image.width, image.height);
  const origin = [image.width, image.height].map((size, axis) => {
    const values = Array.from(truth).filter((_, i) => i % 2 === axis);
    const middle = (Math.min(...values) + Math.max(...values)) / 2;
    return Math.max(0, Math.min(size - side, Math.round(middle - side / 2)));
  }) as [number, number];
  const scale = width / side;
  // Pixel centres are whole numbers, and pixels reach half a pixel beyond them.
  const place = (values: ArrayLike<number>, i: number) =>
    [0, 1].map((axis) => ((values[2 * i + axis]! - origin[axis]! + 0.5) * scale).toFixed(1)) as [string, string];
  const marks = Array.from({ length: truth.length / 2 }, (_, i) => {
    const [x, y] = place(truth, i);
    const error = Math.hypot(truth[2 * i]! - found[2 * i]!, truth[2 * i + 1]! - found[2 * i + 1]!);
    if (Number.isNaN(error)) return `<path d="M${x} ${y}m-4-4l8 8m0-8l-8 8" stroke="#ff5a4d"/>`;
    const [u, v] = place(found, i);
    return `<circle cx="${x}" cy="${y}" r="${(error * scale).toFixed(1)}" stroke="#ffd24d"/><circle cx="${u}" cy="${v}" r="2" fill="#4dd2ff" stroke="none"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width + 22}" viewBox="0 0 ${width} ${width + 22}"><text x="0" y="14" font-family="system-ui, sans-serif" font-size="12" fill="currentColor">${title}</text><svg y="22" width="${width}" height="${width}"><image width="${width}" height="${width}" href="${png(image, origin, side)}"/><g fill="none" stroke-width="1.2">${marks.join('')}</g></svg></svg>`;
}

function png({ data, width }: ImagePixels, [left, top]: [number, number], side: number): string {
  const pixels = Uint8Array.from(
    { length: side ** 2 },
    (_, i) => data[(top + Math.floor(i / side)) * width + left + (i % side)]!,
  );
  const bytes = encode({ width: side, height: side, data: pixels, channels: 1 });
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
}
