import type { DecodeResult } from '../../decoding/denoise.js';
import type { Predictions, Sampling } from './predict.js';
import { maskedPositions, type Session } from './session.js';

/** What a decoder that only unmasks decides. */
export interface Strategy {
  /** Which of the masked positions of the block to write, as indices into `positions`. */
  choose: (positions: Int32Array, predictions: Predictions, step: number) => ArrayLike<number>;
  /** The steps of a block with so many masks. Default: until none is left. */
  steps?: (masked: number) => number;
  /** Forward passes that a block takes at least. Default: as many as it needs. */
  minPasses?: number;
  sampling?: Partial<Sampling>;
}

/** Writes block after block. Passes of the model that cannot change anything are counted and not made. */
export async function runBlocks(session: Session, strategy: Strategy): Promise<DecodeResult> {
  const { choose, steps, minPasses = 0, sampling } = strategy;
  for (const [b, block] of session.blocks.entries()) {
    let positions = maskedPositions(session, block);
    const limit = steps?.(positions.length) ?? Infinity;
    for (let step = 0; step < limit && (positions.length > 0 || step < minPasses || steps !== undefined); step++) {
      session.step(b);
      if (positions.length > 0) {
        await session.forward(positions, sampling);
        const chosen = choose(positions, session.predictions, step);
        for (let i = 0; i < chosen.length; i++) session.write(positions[chosen[i]!]!);
        positions = maskedPositions(session, block);
      }
      session.done();
    }
  }
  return session.finish();
}

/** The values of some positions. */
export function pick(values: Float64Array, positions: Int32Array): Float64Array {
  return Float64Array.from(positions, (position) => values[position]!);
}
