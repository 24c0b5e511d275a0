import { createRandom, type Random } from '@cairn-ml/numeric';

/** A stream as it is, or a new one from a seed. */
export function toRandom(random: Random | number): Random {
  return typeof random === 'number' ? createRandom(random) : random;
}
