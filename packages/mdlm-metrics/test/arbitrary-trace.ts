import { createRandom } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { createTraceBuilder } from '../src/create-trace-builder.js';
import type { DecodingTrace } from '../src/decoding-trace.js';

export const mask = 9;
export const eos = 3;

/** A decode that unmasks, edits and remasks at random, and the canvas after every step, the first being the one before all steps. */
export interface RandomDecode {
  trace: DecodingTrace;
  snapshots: number[][];
}

export function randomDecode(length: number, steps: number, seed: number, given = 0.2): RandomDecode {
  const random = createRandom(seed);
  const held = Array.from({ length }, () => (random.uniform() < given ? random.integer(0, 3) : mask));
  const isGiven = held.map((token) => token !== mask);
  const half = length >> 1;
  const blocks: [number, number][] = [
    [0, half],
    [half, length],
  ];
  const canvas = Int32Array.from(held);
  const builder = createTraceBuilder({ length, maskId: mask, eosId: eos, canvas, blocks, parameters: { seed } });
  const snapshots = [held.slice()];
  for (let t = 0; t < steps; t++) {
    builder.step({ passes: random.integer(0, 2), block: random.integer(-1, 1) });
    for (let i = 0; i < length; i++) {
      if (isGiven[i] || random.uniform() < 0.6) continue;
      const token = held[i] !== mask && random.uniform() < 0.5 ? mask : random.integer(0, 3);
      if (token === mask) builder.remask(i);
      else if (held[i] === mask) builder.unmask(i, token, random.uniform(), random.uniform(0, 2));
      else builder.edit(i, token, random.uniform());
      held[i] = token;
    }
    snapshots.push(held.slice());
  }
  return { trace: builder.build(held), snapshots };
}

export const decodes = fc
  .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 12 }), fc.nat())
  .map(([length, steps, seed]) => randomDecode(length, steps, seed));
