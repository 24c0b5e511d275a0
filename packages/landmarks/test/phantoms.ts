import { InvalidArgumentError } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import type { Phantom, PhantomOptions } from '../src/phantoms/index.js';

const quiet = { size: 96, noise: 0 };

/** Where a landmark lies. */
export function pointOf({ landmarks }: Phantom, names: readonly string[], name: string): readonly [number, number] {
  const k = names.indexOf(name);
  return [landmarks[2 * k]!, landmarks[2 * k + 1]!];
}

/** Grey value nearest to a place. */
export function greyAt({ image: { data, width } }: Phantom, x: number, y: number): number {
  return data[Math.round(y) * width + Math.round(x)]!;
}

/** What both kinds promise. */
export function testPhantoms(
  draw: (seed: number, options?: PhantomOptions) => Phantom,
  names: readonly string[],
  count: number,
): void {
  test('a seed is an image, another seed is another one', () => {
    const small = { size: 32 };
    expect(draw(3, small)).toEqual(draw(3, small));
    expect(draw(3).landmarks).not.toEqual(draw(4).landmarks);
    expect(names).toHaveLength(count);
    expect(new Set(names).size).toBe(count);
    expect(draw(3).landmarks).toHaveLength(2 * count);
  });

  test('landmarks lie inside of the image, however it is turned', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { landmarks } = draw(seed, { size: 32, rotation: 90, scale: [0.3, 2], noise: 0 });
      expect(Math.min(...landmarks)).toBeGreaterThan(0);
      expect(Math.max(...landmarks)).toBeLessThan(31);
    }
  });

  test('the same seed at another size is the same scene', () => {
    const [small, large] = [draw(5, { size: 64 }), draw(5, { size: 192 })];
    // Pixel centres: (x + 1/2) / size is the same place.
    for (const [i, value] of small.landmarks.entries())
      expect((value + 0.5) / 64).toBeCloseTo((large.landmarks[i]! + 0.5) / 192, 9);
    expect(small.spacing[0] * 64).toBeGreaterThanOrEqual(200);
    expect(small.spacing[0] * 64).toBeLessThanOrEqual(280);
  });

  test('noise is that of counting: its variance is the grey value plus 4, and landmarks do not move', () => {
    const clean = draw(2, quiet);
    const noisy = draw(2, { size: 96 });
    expect(noisy.landmarks).toEqual(clean.landmarks);
    const ratios = Array.from(clean.image.data, (value, i) => (noisy.image.data[i]! - value) ** 2 / (value + 4)).filter(
      (_, i) => clean.image.data[i]! > 20,
    );
    // Rounding adds 1/12 to each variance.
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(1, 1);
  });

  test('an inverted image is 255 minus the other, gamma above 1 is darker', () => {
    const [usual, inverted, dark] = [
      draw(1, quiet),
      draw(1, { ...quiet, inverted: true }),
      draw(1, { ...quiet, gamma: 2 }),
    ];
    const mirrored = usual.image.data.map((value) => 255 - value);
    expect(Buffer.compare(inverted.image.data, mirrored)).toBe(0);
    const sum = ({ image }: Phantom) => image.data.reduce((total, value) => total + value, 0);
    expect(sum(dark)).toBeLessThan(0.7 * sum(usual));
  });

  test('options out of range are named', () => {
    const bad: PhantomOptions[] = [{ size: 31 }, { size: 40.5 }, { rotation: -1 }, { gamma: 0 }, { noise: -1 }];
    for (const options of [...bad, { scale: [1, 0.5] as const }, { scale: [1] as never }, { gamma: Number.NaN }])
      expect(() => draw(1, options)).toThrow(InvalidArgumentError);
    expect(() => draw(0.5)).toThrow('`seed`');
  });
}
