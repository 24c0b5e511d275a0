import { InvalidArgumentError } from '@cairn-ml/numeric';
import { checkTrace } from '../check-trace.js';
import type { DecodingTrace, TraceEvents, TraceHeader, TraceSteps } from '../decoding-trace.js';
import { scoreColumns } from '../internal/columns.js';
import { readVarints, writeVarints } from '../internal/varints.js';

/** "CMT" and the version, as the first four bytes. */
const magic = 0x01_54_4d_43;

/**
 * A trace in some six bytes per event, plus four per score: a header of JSON, then columns. Steps and positions are stored as differences, integers
 * with seven bits a byte, scores as float32.
 *
 * @throws {InvalidArgumentError} and {@link ShapeError} as {@link checkTrace}: an invalid trace is not written
 *
 * @example
 * ```ts
 * import { traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 * import { decodeTrace, encodeTrace } from '@cairn-ml/mdlm-metrics/formats';
 *
 * const bytes = encodeTrace(traceFromFinalSteps([0, 1, 1, 2]));
 * decodeTrace(bytes).events.step; // [0, 1, 1, 2]
 * decodeTrace(bytes.subarray(0, 20)); // throws InvalidArgumentError
 * ```
 *
 * Source: our format, described in `docs/guide/mdlm-metrics.md`.
 */
export function encodeTrace(trace: DecodingTrace): Uint8Array<ArrayBuffer> {
  checkTrace(trace, 'encodeTrace');
  const { events, steps, canvas, tokens, version: _, ...header } = trace;
  const scores = scoreColumns.filter((name) => events[name]);
  const count = events.position.length;
  const moves = new Int32Array(3 * count);
  for (let i = 0; i < count; i++) {
    const position = events.position[i]! - (i > 0 ? events.position[i - 1]! : 0);
    moves[3 * i] = 4 * (events.step[i]! - (i > 0 ? events.step[i - 1]! : 0)) + events.kind[i]!;
    moves[3 * i + 1] = (position << 1) ^ (position >> 31);
    moves[3 * i + 2] = events.token[i]!;
  }
  const integers = [moves, steps.passes, steps.block?.map((block) => block + 1), canvas, tokens].map((values) =>
    values ? writeVarints(values) : undefined,
  );
  const floats = [...scores.map((name) => events[name]), steps.milliseconds].flatMap((values) => values ?? []);
  const head = new TextEncoder().encode(
    JSON.stringify({
      ...header,
      events: count,
      steps: steps.passes.length,
      scores,
      milliseconds: steps.milliseconds !== undefined,
      sizes: integers.map((bytes) => bytes?.length ?? -1),
    }),
  );

  const parts = [...integers.flatMap((bytes) => bytes ?? []), ...floats.map(littleEndian)];
  const result = new Uint8Array(8 + head.length + parts.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(result.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, head.length, true);
  let at = 8;
  for (const part of [head, ...parts]) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

interface BinaryHeader extends TraceHeader {
  generated: [number, number];
  events: number;
  steps: number;
  scores: (typeof scoreColumns)[number][];
  milliseconds: boolean;
  /** Bytes of events, passes, blocks, canvas, tokens; -1 for what is missing. */
  sizes: [number, number, number, number, number];
}

/**
 * Reads what {@link encodeTrace} wrote, and checks it with {@link checkTrace}. A million events take a fraction of a second.
 *
 * @throws {InvalidArgumentError} for bytes that are no trace, of another version, or cut short, and as {@link checkTrace}
 * @throws {ShapeError} as {@link checkTrace}
 *
 * @example
 * ```ts
 * import { decodeTrace } from '@cairn-ml/mdlm-metrics/formats';
 *
 * decodeTrace(new Uint8Array(8)); // throws InvalidArgumentError
 * ```
 */
export function decodeTrace(bytes: Uint8Array): DecodingTrace {
  const fail = (rule: string, value: unknown): never => {
    throw new InvalidArgumentError('decodeTrace', 'bytes', rule, value);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const first = bytes.length >= 8 ? view.getUint32(0, true) : 0;
  if ((first & 0xffffff) !== (magic & 0xffffff)) fail('begin as a trace of encodeTrace does', bytes.subarray(0, 4));
  if (first !== magic) fail('have version 1', first >>> 24);
  let at = 8;
  const take = (size: number) => {
    const part = bytes.subarray(at, at + size);
    if (!(size >= 0 && part.length === size)) fail(`hold ${size} more bytes after the first ${at}`, bytes.length);
    at += size;
    return part;
  };
  const { events, steps, scores, milliseconds, sizes, ...header } = readHeader(take(view.getUint32(4, true)), fail);
  const column = (size: number, count: number) =>
    readVarints(take(size), count) ?? fail(`hold ${count} integers`, size);
  const optional = (size: number, count: number) => (size < 0 ? undefined : column(size, count));

  const moves = column(sizes[0], 3 * events);
  const columns: TraceEvents = {
    step: new Int32Array(events),
    position: new Int32Array(events),
    token: new Int32Array(events),
    kind: new Uint8Array(events),
  };
  for (let i = 0, step = 0, position = 0; i < events; i++) {
    const [move, zigzag] = [moves[3 * i]!, moves[3 * i + 1]!];
    columns.step[i] = step += move >>> 2;
    columns.kind[i] = move & 3;
    columns.position[i] = position += (zigzag >>> 1) ^ -(zigzag & 1);
    columns.token[i] = moves[3 * i + 2]!;
  }
  const records: TraceSteps = { passes: column(sizes[1], steps) };
  const block = optional(sizes[2], steps)?.map((value) => value - 1);
  if (block) records.block = block;
  const canvas = optional(sizes[3], header.length);
  const tokens = optional(sizes[4], header.length);
  for (const name of scores) columns[name] = float32(take(4 * events));
  if (milliseconds) records.milliseconds = float32(take(4 * steps));
  const trace: DecodingTrace = {
    version: 1,
    ...header,
    ...(canvas && { canvas }),
    ...(tokens && { tokens }),
    events: columns,
    steps: records,
  };
  checkTrace(trace, 'decodeTrace');
  return trace;
}

function readHeader(bytes: Uint8Array, fail: (rule: string, value: unknown) => never): BinaryHeader {
  let header: Partial<BinaryHeader>;
  try {
    header = Object(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return fail('have a header of JSON', bytes);
  }
  const { length, events, steps, scores, sizes } = header;
  const counts = [length, events, steps, ...(Array.isArray(sizes) && sizes.length === 5 ? sizes : [Number.NaN])];
  const known = Array.isArray(scores) && scores.every((name) => scoreColumns.includes(name));
  if (!known || !counts.every((count) => Number.isInteger(count) && count! >= -1 && count! < 2 ** 31)) {
    return fail('have a header with counts and columns', JSON.stringify(header));
  }
  return header as BinaryHeader;
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i]!, true);
  return bytes;
}

function float32(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values = new Float32Array(bytes.length / 4);
  for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(4 * i, true);
  return values;
}
