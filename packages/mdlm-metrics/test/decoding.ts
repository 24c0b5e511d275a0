import { expect } from 'vitest';
import { checkTrace } from '../src/check-trace.js';
import type { DecodeResult } from '../src/decoding/denoise.js';
import { replayTrace } from '../src/replay-trace.js';
import type { Texts } from './exact-model.js';

/** What holds of every decode: its trace is valid and leads to its tokens, nothing given changed, no mask is left. */
export function expectWholeDecode({ tokens, trace }: DecodeResult, canvas: readonly number[], maskId: number): void {
  expect(() => checkTrace(trace)).not.toThrow();
  expect(trace.tokens).toEqual(tokens);
  expect(tokens.includes(maskId)).toBe(false);
  for (const [i, token] of canvas.entries()) if (token !== maskId) expect(tokens[i]).toBe(token);
  expect(replayTrace(trace).tokens).toEqual(tokens.slice(...trace.generated));
}

/** How often each text comes out of `decode`, called with seeds from 0. */
export async function frequencies(
  texts: Texts,
  decode: (seed: number) => Promise<DecodeResult>,
  samples: number,
): Promise<{ known: number[]; other: number }> {
  const known = texts.map(() => 0);
  let other = 0;
  for (let seed = 0; seed < samples; seed++) {
    const { tokens } = await decode(seed);
    const index = texts.findIndex(([text]) => text.every((token, i) => tokens[i] === token));
    if (index < 0) other += 1 / samples;
    else known[index]! += 1 / samples;
  }
  return { known, other };
}

/** Four texts of two coupled pairs of tokens; 2 is the mask. */
export const coupled: Texts = [
  [[0, 0, 0], 0.5],
  [[1, 1, 0], 0.3],
  [[1, 1, 1], 0.15],
  [[0, 0, 1], 0.05],
];
