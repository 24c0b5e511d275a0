import {
  checkInteger,
  checkLength,
  checkNumber,
  createRandom,
  InvalidArgumentError,
  type Random,
} from '@cairn-ml/numeric';
import { createTraceBuilder, type TraceBuilder } from '../../create-trace-builder.js';
import type { DecodeOptions, DecodeResult, Denoise } from '../../decoding/denoise.js';
import type { TraceParameter } from '../../decoding-trace.js';
import { createPredictions, type Predictions, predict, type Sampling } from './predict.js';

/** A decode under way. */
export interface Session {
  tokens: Int32Array;
  /** 1 where the canvas is masked. */
  mask: Uint8Array;
  /** 1 where the canvas was given. */
  given: Uint8Array;
  blocks: readonly (readonly [start: number, end: number])[];
  predictions: Predictions;
  random: Random;
  /** Asks the model, and predicts the positions. */
  forward(positions: ArrayLike<number>, sampling?: Partial<Sampling>): Promise<void>;
  /** The probability of each token at a position, as of the last time the model was asked. */
  probability(position: number, token: number): number;
  /** Begins a step. `passes` counts forward passes, each twice under guidance. */
  step(block: number, passes?: number): void;
  /** Writes the predicted token at a position, as an unmask or an edit. */
  write(position: number): void;
  remask(position: number): void;
  /** Ends a step. */
  done(): void;
  finish(): DecodeResult;
}

/** Checks the canvas and the common options, and begins a decode. */
export function startSession(
  caller: string,
  denoise: Denoise,
  canvas: ArrayLike<number>,
  options: DecodeOptions,
  parameters: Record<string, TraceParameter>,
): Session {
  const { maskId, eosId, temperature = 0, seed = 0, suppress = [], shift = false, guidance = 0 } = options;
  const { signal, onProgress } = options;
  const length = canvas.length;
  checkInteger(caller, 'maskId', maskId, { min: 0 });
  checkNumber(caller, 'temperature', temperature, { min: 0 });
  checkNumber(caller, 'guidance', guidance, { min: 0 });
  const tokens = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    checkInteger(caller, `canvas[${i}]`, canvas[i]!, { min: 0, max: 2 ** 31 - 1 });
    tokens[i] = canvas[i]!;
  }
  const mask = Uint8Array.from(tokens, (token) => (token === maskId ? 1 : 0));
  const start = Math.max(mask.indexOf(1), 0);
  const end = mask.lastIndexOf(1) + 1;
  const { blockLength = Math.max(end - start, 1) } = options;
  checkInteger(caller, 'blockLength', blockLength, { min: 1 });
  const blocks: [number, number][] = [];
  for (let from = start; from < end; from += blockLength) blocks.push([from, Math.min(from + blockLength, end)]);

  const given = mask.map((bit) => 1 - bit);
  const random = createRandom(seed);
  const builder: TraceBuilder = createTraceBuilder({
    length,
    maskId,
    generated: [start, Math.max(start, end)],
    canvas: tokens.slice(),
    decoder: caller,
    parameters: { ...parameters, temperature, seed, shift, guidance },
    ...(eosId !== undefined && { eosId }),
    ...(options.blockLength !== undefined && { blocks }),
  });
  const predictions = createPredictions(length);
  const forbidden = [maskId, ...suppress];
  let logits: ArrayLike<number> = [];
  let vocabulary = 0;
  let row = new Float64Array(0);
  let stepsMade = 0;

  async function ask(canvas: Int32Array, masked: Uint8Array): Promise<ArrayLike<number>> {
    const result = await denoise(canvas, masked);
    const size = result.length / length;
    if (!Number.isInteger(size) || size < 1) {
      throw new InvalidArgumentError(caller, 'the number of logits', `be a multiple of ${length}`, result.length);
    }
    return result;
  }

  function readRow(position: number): Float64Array {
    const from = (shift ? Math.max(position - 1, 0) : position) * vocabulary;
    for (let v = 0; v < vocabulary; v++) row[v] = logits[from + v]!;
    for (const token of forbidden) if (token < vocabulary) row[token] = -Infinity;
    return row;
  }

  async function guided(): Promise<ArrayLike<number>> {
    const conditional = Float64Array.from(await ask(tokens, mask));
    const blind = tokens.map((token, i) => (given[i] ? maskId : token));
    const unconditional = await ask(
      blind,
      mask.map((bit, i) => bit | given[i]!),
    );
    checkLength(
      caller,
      'the logits without what is given',
      unconditional,
      conditional.length,
      'as many entries as with it',
    );
    return conditional.map((c, i) =>
      c === -Infinity ? c : unconditional[i]! + (guidance + 1) * (c - unconditional[i]!),
    );
  }

  return {
    tokens,
    mask,
    given,
    blocks,
    predictions,
    random,
    async forward(positions, sampling = {}) {
      signal?.throwIfAborted();
      logits = guidance > 0 ? await guided() : await ask(tokens, mask);
      vocabulary = logits.length / length;
      if (row.length !== vocabulary) row = new Float64Array(vocabulary);
      for (let i = 0; i < positions.length; i++) {
        const position = positions[i]!;
        predict(caller, predictions, position, readRow(position), { temperature, ...sampling }, random);
      }
    },
    probability(position, token) {
      const values = readRow(position);
      const best = values.reduce((max, value) => Math.max(max, value), -Infinity);
      return Math.exp(values[token]! - best) / values.reduce((sum, value) => sum + Math.exp(value - best), 0);
    },
    step(block, passes = 1) {
      builder.step({ passes: passes * (guidance > 0 ? 2 : 1), block: options.blockLength === undefined ? -1 : block });
    },
    write(position) {
      const token = predictions.token[position]!;
      const { confidence, entropy, margin } = predictions;
      const how = mask[position] ? 'unmask' : 'edit';
      builder[how](position, token, confidence[position], entropy[position], margin[position]);
      tokens[position] = token;
      mask[position] = 0;
    },
    remask(position) {
      builder.remask(position);
      tokens[position] = maskId;
      mask[position] = 1;
    },
    done() {
      onProgress?.({ step: ++stepsMade, masked: mask.reduce((sum, bit) => sum + bit, 0) });
    },
    finish() {
      return { tokens, trace: builder.build(tokens) };
    },
  };
}

/** The masked positions from `start` to before `end`. */
export function maskedPositions({ mask }: Session, [start, end]: readonly [number, number]): Int32Array {
  const positions: number[] = [];
  for (let i = start; i < end; i++) if (mask[i]) positions.push(i);
  return Int32Array.from(positions);
}
