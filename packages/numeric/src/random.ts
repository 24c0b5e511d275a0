import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { checkInteger, checkNumber } from './checks.js';
import { InvalidArgumentError } from './errors.js';

/** An array of numbers of one machine type. */
export type TypedArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** A stream of random numbers, made by {@link createRandom}. Every call advances it; the functions may be destructured. */
export interface Random {
  /** A number from `min` (included, default 0) to `max` (excluded, default 1), in steps of `(max - min) / 2^53`. */
  uniform(min?: number, max?: number): number;
  /** A normally distributed number of the given mean (default 0) and standard deviation (default 1). */
  normal(mean?: number, standardDeviation?: number): number;
  /** An integer from `min` to `max`, both included, without bias. */
  integer(min: number, max: number): number;
  /** The integers from 0 to `size - 1` in random order. */
  permutation(size: number): Int32Array;
  /** A copy of `values` in random order; a typed array keeps its type. */
  shuffle<T extends TypedArray>(values: T): T;
  shuffle<T>(values: ArrayLike<T>): T[];
  /** One of `values`, each with the same probability. */
  choice<T>(values: ArrayLike<T>): T;
  /** `count` entries of `values` at different positions, in random order; a typed array keeps its type. */
  sample<T extends TypedArray>(values: T, count: number): T;
  sample<T>(values: ArrayLike<T>, count: number): T[];
  /** A new stream, seeded by four draws from this one: as many streams as wanted, each reproducible, forks of forks too. */
  fork(): Random;
}

/**
 * A seeded stream of random numbers: the same seed gives the same numbers on every platform.
 *
 * The generator is xoroshiro128+ (period 2^128 - 1), its state mixed from the seed, so that neighbouring seeds give unrelated
 * streams. Only its upper bits are used, because the lowest ones are linear. Not for cryptography.
 *
 * Uniform numbers have 53 random bits. Normal numbers come from the ratio of uniforms and are not truncated. Integers are drawn by
 * rejection, which is exact for every range up to 2^53.
 *
 * @param seed - Any safe integer, negative ones included.
 * @throws {InvalidArgumentError} for a seed or a bound that is not in range, an empty `choice`, a `sample` larger than its values
 *
 * @example
 * ```ts
 * import { createRandom } from '@cairn-ml/numeric';
 *
 * const random = createRandom(7);
 * random.uniform(); // 0.73105
 * random.normal(10, 2); // 8.87486
 * random.integer(1, 6); // 2
 * random.shuffle(['a', 'b', 'c', 'd']); // ['a', 'b', 'd', 'c']
 * random.sample([10, 20, 30, 40], 2); // [20, 30]
 * ```
 *
 * Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2018; J. L. Leva, "A fast normal random number
 * generator", ACM TOMS 18, 1992.
 */
export function createRandom(seed: number): Random {
  checkInteger('createRandom', 'seed', seed);
  return randomFromWords([seed, Math.floor(seed / 2 ** 32)]);
}

function randomFromWords(words: readonly number[]): Random {
  const generator = xoroshiro128plusFromState(mix(words));

  function unit(): number {
    const high = generator.next() >>> 5;
    return (high * 2 ** 26 + (generator.next() >>> 6)) / 2 ** 53;
  }

  /** An integer from 0 to `max`, both included, `max` below 2^32. */
  function upTo(max: number): number {
    if (max === 0) return 0;
    const unusedBits = Math.clz32(max);
    let value: number;
    do value = generator.next() >>> unusedBits;
    while (value > max);
    return value;
  }

  /** Moves a random choice of entries to the first `count` places (Fisher-Yates). */
  function shuffleInPlace<T>(values: { length: number; [index: number]: T }, count: number): void {
    for (let i = 0; i < count; i++) {
      const j = i + upTo(values.length - 1 - i);
      const value = values[i]!;
      values[i] = values[j]!;
      values[j] = value;
    }
  }

  function sample<T>(values: ArrayLike<T>, count: number): T[] {
    const copy = (ArrayBuffer.isView(values) ? (values as unknown as TypedArray).slice() : Array.from(values)) as T[];
    shuffleInPlace(copy, count);
    return count === copy.length ? copy : copy.slice(0, count);
  }

  return {
    uniform(min = 0, max = 1) {
      checkNumber('uniform', 'min', min);
      checkNumber('uniform', 'max', max, { min });
      let value: number;
      do value = min + (max - min) * unit();
      while (value >= max && min < max); // rounding can reach `max`
      return value;
    },

    normal(mean = 0, standardDeviation = 1) {
      checkNumber('normal', 'mean', mean);
      checkNumber('normal', 'standardDeviation', standardDeviation, { min: 0 });
      for (;;) {
        const u = 1 - unit();
        const v = 1.7156 * (unit() - 0.5);
        const x = u - 0.449871;
        const y = Math.abs(v) + 0.386595;
        const q = x * x + y * (0.196 * y - 0.25472 * x);
        // Math.log, whose last bit differs between engines, only decides between the two bounds, and never enters the value.
        if (q < 0.27597 || (q <= 0.27846 && v * v <= -4 * u * u * Math.log(u)))
          return mean + standardDeviation * (v / u);
      }
    },

    integer(min, max) {
      checkInteger('integer', 'min', min);
      checkInteger('integer', 'max', max, { min });
      const range = max - min;
      if (range > Number.MAX_SAFE_INTEGER)
        throw new InvalidArgumentError('integer', 'max', 'exceed `min` by less than 2^53', max);
      if (range < 2 ** 32) return min + upTo(range);
      let offset: number;
      do offset = upTo(Math.floor(range / 2 ** 32)) * 2 ** 32 + upTo(2 ** 32 - 1);
      while (offset > range);
      return min + offset;
    },

    permutation(size) {
      checkInteger('permutation', 'size', size, { min: 0, max: 2 ** 31 - 1 });
      const order = new Int32Array(size).map((_, i) => i);
      shuffleInPlace(order, size);
      return order;
    },

    shuffle: (values: ArrayLike<unknown>) => sample(values, values.length) as never,

    choice(values) {
      if (values.length === 0) throw new InvalidArgumentError('choice', 'values', 'have at least one entry', []);
      return values[upTo(values.length - 1)]!;
    },

    sample(values: ArrayLike<unknown>, count: number) {
      checkInteger('sample', 'count', count, { min: 0, max: values.length });
      return sample(values, count) as never;
    },

    fork: () => randomFromWords([generator.next(), generator.next(), generator.next(), generator.next()]),
  };
}

/** Four words of state, each a hash of all `words`. */
function mix(words: readonly number[]): number[] {
  return [1, 2, 3, 4].map((salt) => words.reduce((hash, word) => scramble(hash ^ word), scramble(salt)));
}

/** The finaliser of MurmurHash3. */
function scramble(word: number): number {
  let hash = word + 0x9e3779b9;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
