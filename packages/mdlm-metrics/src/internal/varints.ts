/** Unsigned integers below 2^32, seven bits a byte, the lowest first, the last byte of each without its highest bit. */
export function writeVarints(values: Int32Array): Uint8Array {
  const bytes = new Uint8Array(5 * values.length);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    let rest = values[i]! >>> 0;
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[at++] = rest;
  }
  return bytes.slice(0, at);
}

/** Reads `count` integers that take up all of `bytes`; undefined when they do not. */
export function readVarints(bytes: Uint8Array, count: number): Int32Array | undefined {
  if (count > bytes.length) return undefined;
  const values = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++]!;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      value |= (byte & 127) << shift;
    }
    values[i] = value;
  }
  return at === bytes.length ? values : undefined;
}
