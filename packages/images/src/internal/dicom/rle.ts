import { viewOf } from '../bytes.js';

/**
 * Decodes a frame in DICOM's run-length encoding: one segment per byte of a sample, the most significant first, sample after sample. The result has
 * the samples in planes and the bytes of a number in the order of little endian; undefined when the bytes do not hold a whole frame.
 *
 * Source: DICOM PS3.5, annex G.
 */
export function decodeRle(
  bytes: Uint8Array,
  pixels: number,
  samples: number,
  sampleBytes: number,
): Uint8Array | undefined {
  const segments = samples * sampleBytes;
  // Two bytes become 128 at most.
  if (bytes.length < 64 || pixels * segments > 64 * bytes.length) return undefined;
  const view = viewOf(bytes);
  if (view.getUint32(0, true) !== segments) return undefined;
  const result = new Uint8Array(pixels * segments);
  for (let segment = 0; segment < segments; segment++) {
    const start = view.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : bytes.length;
    const [sample, byte] = [Math.floor(segment / sampleBytes), sampleBytes - 1 - (segment % sampleBytes)];
    const target = sample * pixels * sampleBytes + byte;
    if (start < 64 || end > bytes.length || !unpack(bytes, start, end, result, target, sampleBytes, pixels))
      return undefined;
  }
  return result;
}

/** PackBits into every `step`th byte; false when there are fewer than `count`. */
function unpack(
  bytes: Uint8Array,
  start: number,
  end: number,
  to: Uint8Array,
  target: number,
  step: number,
  count: number,
): boolean {
  let at = start;
  let done = 0;
  while (done < count && at < end) {
    const code = bytes[at++]!;
    if (code === 128) continue;
    const repeats = code > 128;
    for (let left = repeats ? 257 - code : code + 1; left > 0 && done < count && at < end; left--) {
      to[target + step * done++] = bytes[at]!;
      if (!repeats) at++;
    }
    if (repeats) at++;
  }
  return done === count;
}
