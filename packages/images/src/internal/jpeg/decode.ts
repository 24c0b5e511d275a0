import type { Image } from '../../image.js';
import { type ImageFormat, ImageFormatError } from '../../image-format-error.js';
import { loadPeer } from '../load-peer.js';
import { readJpegFrame } from './frame.js';

/** A JPEG stream, alone or inside of another format. */
export async function decodeJpeg(
  caller: string,
  format: ImageFormat,
  bytes: Uint8Array,
  options: { colorTransform?: boolean } = {},
): Promise<Image<Uint8Array>> {
  const { width, height, components, blocks } = readJpegFrame(caller, format, bytes);
  const { default: jpeg } = await loadPeer(caller, 'jpeg-js', () => import('jpeg-js'));
  // What jpeg-js counts: 64 coefficients of 4 bytes per block and their 64 pixels, the image twice; and rows and tables.
  const megabytes = ((256 + 64) * blocks + 2 * 3 * width * height) / 2 ** 20 + 2;
  try {
    const { data } = jpeg.decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxResolutionInMP: Infinity,
      maxMemoryUsageInMB: megabytes,
      ...options,
    });
    if (components === 3) return { data, width, height, channels: 3 };
    return { data: data.filter((_, i) => i % 3 === 0), width, height, channels: 1 };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ImageFormatError(caller, format, 'damaged', `its pixels cannot be read (${reason}).`, { cause });
  }
}
