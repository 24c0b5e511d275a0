/** Shorter arrays are cheaper to make than to find. */
const shortest = 1024;
const longest = 2 ** 31 - 1;

/**
 * Float arrays of disposed tensors, by length, for the next tensors of the same size: new memory is zeroed and paged in by the system,
 * which costs as much as many a kernel. Bounded; of the lengths that were not asked for longest, arrays are let go first.
 */
export class BufferPool {
  readonly #limit: number;
  readonly #free = new Map<number, Float32Array[]>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes that wait to be used again. */
  get bytes(): number {
    return this.#bytes;
  }

  /** An array with whatever was in it. */
  take(length: number): Float32Array {
    if (length > longest) throw new RangeError(`Invalid typed array length: ${length}`); // the binary counts in 31 bits
    const arrays = this.#free.get(length);
    const array = arrays?.pop();
    if (!array) return new Float32Array(length);
    this.#bytes -= array.byteLength;
    this.#touch(length, arrays!);
    return array;
  }

  /** Nobody else may hold `array`. */
  give(array: Float32Array): void {
    if (array.length < shortest || array.byteLength > this.#limit) return;
    const arrays = this.#free.get(array.length) ?? [];
    arrays.push(array);
    this.#bytes += array.byteLength;
    this.#touch(array.length, arrays);
    for (const [length, old] of this.#free) {
      if (this.#bytes <= this.#limit) break;
      while (this.#bytes > this.#limit && old.length > 0) this.#bytes -= old.pop()!.byteLength;
      if (old.length === 0) this.#free.delete(length);
    }
  }

  clear(): void {
    this.#free.clear();
    this.#bytes = 0;
  }

  /** Moves a length to the end of the map, which iterates in the order of insertion. */
  #touch(length: number, arrays: Float32Array[]): void {
    this.#free.delete(length);
    if (arrays.length > 0) this.#free.set(length, arrays);
  }
}
