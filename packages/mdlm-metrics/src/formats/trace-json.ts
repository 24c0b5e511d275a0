import { InvalidArgumentError, ParseError } from '@cairn-ml/numeric';
import { checkTrace } from '../check-trace.js';
import type { DecodingTrace } from '../decoding-trace.js';
import { eventColumns, stepColumns } from '../internal/columns.js';

/**
 * A trace as JSON: the fields of {@link DecodingTrace}, columns as lists, NaN as `null`. The trace is not checked.
 *
 * @example
 * ```ts
 * import { traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 * import { parseTrace, stringifyTrace } from '@cairn-ml/mdlm-metrics/formats';
 *
 * const text = stringifyTrace(traceFromFinalSteps([0, 1]));
 * text.slice(0, 36); // '{"version":1,"length":2,"maskId":0,"'
 * parseTrace(text).events.position; // [0, 1]
 * ```
 */
export function stringifyTrace(trace: DecodingTrace): string {
  const { canvas, tokens, events, steps } = trace;
  return JSON.stringify({ ...trace, ...lists({ canvas, tokens }), events: lists(events), steps: lists(steps) });
}

/** Typed arrays as lists, which JSON wants. */
function lists(columns: object): Record<string, number[]> {
  const given = Object.entries(columns).filter(([, values]) => values !== undefined);
  return Object.fromEntries(
    given.map(([name, values]) => [
      name,
      Array.from(values instanceof Float32Array ? Float64Array.from(values, shortest) : values),
    ]),
  );
}

/** The shortest decimal that is this float32 again. Integers stay as they are. */
function shortest(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value;
  for (let digits = 7; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}

/**
 * Reads the JSON of {@link stringifyTrace}, or of another program that writes the same fields, and checks it with {@link checkTrace}.
 * A million events take well under a second.
 *
 * @throws {ParseError} when the text is not JSON
 * @throws {InvalidArgumentError} when a field is missing or has another type, and as {@link checkTrace}
 * @throws {ShapeError} as {@link checkTrace}
 *
 * @example
 * ```ts
 * import { parseTrace } from '@cairn-ml/mdlm-metrics/formats';
 *
 * parseTrace('{"version": 2}'); // throws InvalidArgumentError: parseTrace: `version` must be 1, got 2. Another version of this package wrote it.
 * parseTrace('{"version": 1,'); // throws ParseError
 * ```
 */
export function parseTrace(text: string): DecodingTrace {
  const { events, steps, canvas, tokens, ...header } = Object(parse(text)) as Record<string, unknown>;
  if (header.version === 1) {
    const trace = {
      ...header,
      ...readColumns('', { canvas: [Int32Array, false], tokens: [Int32Array, false] }, { canvas, tokens }),
      events: readColumns('events.', eventColumns, Object(events)),
      steps: readColumns('steps.', stepColumns, Object(steps)),
    } as unknown as DecodingTrace;
    checkTrace(trace, 'parseTrace');
    return trace;
  }
  throw new InvalidArgumentError(
    'parseTrace',
    'version',
    'be 1',
    header.version,
    'Another version of this package wrote it.',
  );
}

function readColumns(
  path: string,
  types: typeof eventColumns,
  columns: Record<string, unknown>,
): Record<string, ArrayLike<number>> {
  const result: Record<string, ArrayLike<number>> = {};
  for (const [name, [type, required]] of Object.entries(types)) {
    const values = columns[name];
    if (values === undefined && !required) continue;
    if (!Array.isArray(values)) {
      throw new InvalidArgumentError('parseTrace', path + name, 'be a list of numbers', values);
    }
    result[name] =
      type === Float32Array
        ? readScores(path + name, values)
        : readIntegers(path + name, values, new type(values.length));
  }
  return result;
}

function readScores(argument: string, values: readonly unknown[]): Float32Array {
  const scores = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] === null ? Number.NaN : values[i];
    if (typeof value !== 'number') {
      throw new InvalidArgumentError('parseTrace', `${argument}[${i}]`, 'be a number or null', value);
    }
    scores[i] = value;
  }
  return scores;
}

function readIntegers<T extends Int32Array | Uint8Array | Float32Array>(
  argument: string,
  values: readonly unknown[],
  target: T,
): T {
  for (let i = 0; i < values.length; i++) {
    target[i] = values[i] as number;
    if (target[i] !== values[i]) {
      throw new InvalidArgumentError('parseTrace', `${argument}[${i}]`, 'be an integer', values[i]);
    }
  }
  return target;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error));
    throw new ParseError('parseTrace', 'JSON', text, position ? Number(position[1]) : text.length);
  }
}
