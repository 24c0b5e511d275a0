import { checkInteger } from '@cairn-ml/numeric';
import { checkTrace } from './check-trace.js';
import type { DecodingTrace, ScoreColumn, TraceHeader } from './decoding-trace.js';
import { edit, remask, scoreColumns, unmask } from './internal/columns.js';

/** Options of {@link createTraceBuilder}. */
export interface TraceBuilderOptions extends TraceHeader {
  /** Events to make room for at first; the room doubles when it is full. Default: the number of generated positions. */
  capacity?: number;
}

/** What {@link TraceBuilder.step} records besides the forward passes. */
export interface StepRecord {
  /** Forward passes of the model. Default 1. */
  passes?: number;
  /** The index of the block that is decoded. Default -1: unknown. */
  block?: number;
  /** Wall time. Default NaN: unknown. */
  milliseconds?: number;
}

/** Records a decode as it runs, made by {@link createTraceBuilder}. */
export interface TraceBuilder {
  /** Begins the next step. Events after it belong to it; a step without events is idle. */
  step(record?: StepRecord): void;
  /** A mask became `token`. Confidence, entropy (nats) and margin may be left out. */
  unmask(position: number, token: number, confidence?: number, entropy?: number, margin?: number): void;
  /** A token became `token`; nothing is recorded where it is the same one. */
  edit(position: number, token: number, confidence?: number, entropy?: number, margin?: number): void;
  /** A token became a mask. */
  remask(position: number): void;
  /** The trace so far, checked. The builder may go on. */
  build(tokens?: ArrayLike<number>): DecodingTrace;
}

/**
 * A builder of traces for use inside a decode loop: columns of numbers that grow by doubling, nothing allocated per event.
 *
 * @throws {InvalidArgumentError} when an event comes before the first step, a number of a step is not an integer, or, in `build`,
 *   {@link checkTrace} finds the trace invalid
 *
 * @example
 * ```ts
 * import { averageFinalizationParallelism, createTraceBuilder } from '@cairn-ml/mdlm-metrics';
 *
 * const builder = createTraceBuilder({ length: 4, maskId: 9, decoder: 'by hand' });
 * builder.step();
 * builder.unmask(0, 3, 0.98);
 * builder.unmask(2, 5, 0.91);
 * builder.step();
 * builder.unmask(1, 4, 0.7);
 * builder.unmask(3, 1, 0.8);
 * averageFinalizationParallelism(builder.build()); // 2
 * ```
 */
export function createTraceBuilder(options: TraceBuilderOptions): TraceBuilder {
  const { capacity, ...header } = options;
  const { length, maskId } = header;
  checkInteger('createTraceBuilder', 'length', length, { min: 0 });
  checkInteger('createTraceBuilder', 'maskId', maskId, { min: 0 });
  const generated = header.generated ?? [0, length];
  let room = Math.max(capacity ?? generated[1] - generated[0], 16);
  checkInteger('createTraceBuilder', 'capacity', room, { min: 1 });
  let count = 0;
  let integers = new Int32Array(3 * room); // step, position, token of each event
  let kinds = new Uint8Array(room);
  let scores = new Float32Array(0); // confidence, entropy, margin of each event; empty while there are none
  const held = header.canvas ? header.canvas.slice() : new Int32Array(length).fill(maskId);
  const passes: number[] = [];
  const blocks: number[] = [];
  const milliseconds: number[] = [];

  function grow(): void {
    room *= 2;
    const [wider, widerKinds, widerScores] = [
      new Int32Array(3 * room),
      new Uint8Array(room),
      new Float32Array(3 * room),
    ];
    wider.set(integers);
    widerKinds.set(kinds);
    integers = wider;
    kinds = widerKinds;
    if (scores.length === 0) return;
    widerScores.set(scores);
    scores = widerScores;
  }

  function add(kind: number, position: number, token: number, confidence: number, entropy: number, margin: number) {
    if (passes.length === 0) checkInteger('createTraceBuilder', 'the number of steps before an event', 0, { min: 1 });
    if (count === room) grow();
    if (scores.length === 0 && !(Number.isNaN(confidence) && Number.isNaN(entropy) && Number.isNaN(margin))) {
      scores = new Float32Array(3 * room).fill(Number.NaN, 0, 3 * count);
    }
    integers[3 * count] = passes.length - 1;
    integers[3 * count + 1] = position;
    integers[3 * count + 2] = token;
    kinds[count] = kind;
    if (scores.length > 0) {
      scores[3 * count] = confidence;
      scores[3 * count + 1] = entropy;
      scores[3 * count + 2] = margin;
    }
    if (position >= 0 && position < length) held[position] = token;
    count++;
  }

  const column = (offset: number) => Int32Array.from({ length: count }, (_, i) => integers[3 * i + offset]!);
  const score = (offset: number) => Float32Array.from({ length: count }, (_, i) => scores[3 * i + offset]!);

  return {
    step({ passes: made = 1, block = -1, milliseconds: time = Number.NaN } = {}) {
      checkInteger('createTraceBuilder', 'passes', made, { min: 0 });
      checkInteger('createTraceBuilder', 'block', block, { min: -1 });
      passes.push(made);
      blocks.push(block);
      milliseconds.push(time);
    },
    unmask(position, token, confidence = Number.NaN, entropy = Number.NaN, margin = Number.NaN) {
      add(unmask, position, token, confidence, entropy, margin);
    },
    edit(position, token, confidence = Number.NaN, entropy = Number.NaN, margin = Number.NaN) {
      if (held[position] !== token) add(edit, position, token, confidence, entropy, margin);
    },
    remask(position) {
      add(remask, position, maskId, Number.NaN, Number.NaN, Number.NaN);
    },
    build(tokens) {
      const columns: Partial<Record<ScoreColumn, Float32Array>> = {};
      scoreColumns.forEach((name, offset) => {
        const values = scores.length > 0 ? score(offset) : undefined;
        if (values?.some((value) => !Number.isNaN(value))) columns[name] = values;
      });
      const trace: DecodingTrace = {
        version: 1,
        ...header,
        generated,
        events: { step: column(0), position: column(1), token: column(2), kind: kinds.slice(0, count), ...columns },
        steps: {
          passes: Int32Array.from(passes),
          ...(blocks.some((block) => block >= 0) && { block: Int32Array.from(blocks) }),
          ...(milliseconds.some((time) => !Number.isNaN(time)) && { milliseconds: Float32Array.from(milliseconds) }),
        },
        ...(tokens && { tokens: Int32Array.from(tokens) }),
      };
      checkTrace(trace, 'createTraceBuilder');
      return trace;
    },
  };
}
