import type { DecodingTrace } from '../decoding-trace.js';

/**
 * The model: the canvas, and which of its positions are masked (1) or not (0), to logits, row by row, `length` rows of one entry per token of the vocabulary.
 * Both arrays change afterwards: copy them to keep them. -Infinity forbids a token.
 */
export type Denoise = (tokens: Int32Array, mask: Uint8Array) => ArrayLike<number> | Promise<ArrayLike<number>>;

/** Options of every decoder. */
export interface DecodeOptions {
  /** The token that stands for a mask. It is never written. */
  maskId: number;
  /** The token that ends a text; only recorded in the trace. */
  eosId?: number;
  /** Positions of a block; blocks are written from left to right, each to its end. Default: all at once. */
  blockLength?: number;
  /** 0 (default) takes the likeliest token; otherwise Gumbel noise times this is added to the logits. The confidence is without noise. */
  temperature?: number;
  /** The seed of all that is random. Default 0. */
  seed?: number;
  /** Tokens never to write. */
  suppress?: readonly number[];
  /** Whether the logits at a position are those of the next one, as in models adapted from autoregressive ones (Dream). Default false. */
  shift?: boolean;
  /**
   * The scale s of classifier-free guidance: `u + (s + 1) (c - u)`, u being the logits without what was given; two passes a step. A token that c forbids stays
   * forbidden. Default 0: none.
   */
  guidance?: number;
  /** Ends the work with the signal's reason at the next step. */
  signal?: AbortSignal;
  /** Called after each step with the number of steps made and the positions still masked. */
  onProgress?: (progress: { step: number; masked: number }) => void;
}

/** What a decoder returns. */
export interface DecodeResult {
  /** The canvas at the end. */
  tokens: Int32Array;
  /** How it came to be, with confidence, entropy and margin at each event. */
  trace: DecodingTrace;
}
