/** Every header that decides how much is needed lies within. */
const headLength = 1024;

/** A checksum behind the wanted bytes is read, too, unless more than this follows. */
const drained = 1 << 20;

/**
 * Decompresses until enough bytes are there or the stream ends, in parts as they come: a hostile stream costs what it really holds, and no
 * more than was asked for.
 *
 * @param enough - Given the first bytes, how many are needed.
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  format: CompressionFormat,
  enough: (head: Uint8Array<ArrayBuffer>) => number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let needed = 1;
  try {
    for (let surplus = 0; surplus < drained; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length < needed) {
        parts.push(value);
        length += value.length;
        needed = enough(joined(parts, Math.min(length, headLength)));
      } else surplus += value.length;
    }
  } finally {
    // The rest is not wanted; an error that it would end in is not, either.
    await reader.cancel().catch(() => {});
  }
  return joined(parts, Math.min(length, needed));
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (at >= length) break;
    result.set(part.length > length - at ? part.subarray(0, length - at) : part, at);
    at += part.length;
  }
  return result;
}
