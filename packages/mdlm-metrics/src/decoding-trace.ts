/** What happened to a position: a mask became a token, a token became another one, a token became a mask again. */
export type EventKind = 'unmask' | 'edit' | 'remask';

/** One entry per event, in the order in which they happened; events of one step count as simultaneous. */
export interface TraceEvents {
  /** The step, from 0; never falls. */
  step: Int32Array;
  /** The position on the canvas, from 0; at most one event per position and step. */
  position: Int32Array;
  /** The token written; the mask for a remask. */
  token: Int32Array;
  /** 0 unmask, 1 edit, 2 remask. */
  kind: Uint8Array;
  /** Probability of the token, NaN where unknown. */
  confidence?: Float32Array;
  /** Entropy of the prediction in nats, NaN where unknown. */
  entropy?: Float32Array;
  /** Probability of the likeliest token minus that of the second, NaN where unknown. */
  margin?: Float32Array;
}

/** One entry per step, idle steps included. */
export interface TraceSteps {
  /** Forward passes of the model: 1 as a rule, 2 with classifier-free guidance, 0 where a cached prediction served again. */
  passes: Int32Array;
  /** The index of the block that was decoded. */
  block?: Int32Array;
  /** Wall time. */
  milliseconds?: Float32Array;
}

/** What a trace says about its decoder. */
export type TraceParameter = string | number | boolean | null | readonly TraceParameter[];

/** The part of a {@link DecodingTrace} that is known before decoding starts. */
export interface TraceHeader {
  /** Positions of the canvas, the prompt included. */
  length: number;
  /** The token that stands for a mask. */
  maskId: number;
  /** Where the decoder may write: from the first to before the second. Default: the whole canvas. */
  generated?: readonly [start: number, end: number];
  /** The token that ends a text. */
  eosId?: number;
  /** Blocks that were decoded one after the other, each from its first position to before its second, ascending and disjoint. */
  blocks?: readonly (readonly [start: number, end: number])[];
  /** The canvas at the start. What is not masked there is given and counts nowhere. Default: all of `generated` is masked. */
  canvas?: Int32Array;
  /** The decoder's name. */
  decoder?: string;
  /** Its settings. */
  parameters?: Readonly<Record<string, TraceParameter>>;
}

/**
 * How one text was decoded: which position got which token at which step, with forward passes, and the model's confidence where known.
 *
 * Holds irreversible decoders (LLaDA, Fast-dLLM, Dream, MDLM), and those that edit or remask tokens (LLaDA2.1, ReMDM). Insertions and
 * deletions, which move positions, do not fit.
 */
export interface DecodingTrace extends TraceHeader {
  /** The version of the format. */
  version: 1;
  generated: readonly [start: number, end: number];
  events: TraceEvents;
  steps: TraceSteps;
  /** The canvas at the end, as the decoder returned it; the events must lead to it. */
  tokens?: Int32Array;
}

/** The names of the optional columns of {@link TraceEvents}. */
export type ScoreColumn = 'confidence' | 'entropy' | 'margin';
