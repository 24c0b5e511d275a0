import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes } from '../../test/arbitrary-trace.js';
import { traceFromFinalSteps } from '../trace-from-final-steps.js';
import { parseTrace, stringifyTrace } from './trace-json.js';

test('what is written is read again, to the last bit', () => {
  fc.assert(
    fc.property(decodes, ({ trace }) => {
      expect(parseTrace(stringifyTrace(trace))).toEqual(trace);
    }),
  );
});

test('every finite float32 but -0 survives', () => {
  fc.assert(
    fc.property(
      fc.float({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      (value) => {
        const trace = traceFromFinalSteps([0]);
        trace.events.confidence = Float32Array.of(value);
        expect(parseTrace(stringifyTrace(trace)).events.confidence).toEqual(trace.events.confidence);
      },
    ),
  );
});

const text = stringifyTrace({
  ...traceFromFinalSteps([0, 1]),
  canvas: Int32Array.of(0, 0),
  tokens: Int32Array.of(1, 1),
});
const changed = (change: (raw: Record<string, object>) => void) => {
  const raw = JSON.parse(text);
  change(raw);
  return JSON.stringify(raw);
};

test.each<[string, string, string]>([
  ['no JSON', '{"version":1,', 'parseTrace: expected JSON, got the end at position 13.'],
  ['a list', '[]', '`version` must be 1, got undefined.'],
  ['null', 'null', '`version` must be 1, got undefined.'],
  [
    'another version',
    changed((raw) => Object.assign(raw, { version: 3 })),
    '`version` must be 1, got 3. Another version',
  ],
  ['no range', changed((raw) => Object.assign(raw, { generated: 2 })), '`generated` must lie within 0 to 2, got 2.'],
  [
    'no events',
    changed((raw) => Object.assign(raw, { events: undefined })),
    '`events.step` must be a list of numbers, got undefined.',
  ],
  [
    'no steps',
    changed((raw) => Object.assign(raw, { steps: null })),
    '`steps.passes` must be a list of numbers, got undefined.',
  ],
  [
    'a score that is no list',
    changed((raw) => Object.assign(raw.events!, { entropy: 'low' })),
    '`events.entropy` must be a list of numbers, got "low".',
  ],
  [
    'a score that is no number',
    changed((raw) => Object.assign(raw.events!, { entropy: [1, 'x'] })),
    '`events.entropy[1]` must be a number or null, got "x".',
  ],
  [
    'a fraction',
    changed((raw) => Object.assign(raw.events!, { position: [0, 0.5] })),
    '`events.position[1]` must be an integer, got 0.5.',
  ],
  [
    'null for a token',
    changed((raw) => Object.assign(raw.events!, { token: [1, null] })),
    '`events.token[1]` must be an integer, got null.',
  ],
  [
    'a kind that does not fit a byte',
    changed((raw) => Object.assign(raw.events!, { kind: [0, 256] })),
    '`events.kind[1]` must be an integer, got 256.',
  ],
  [
    'a canvas that is no list',
    changed((raw) => Object.assign(raw, { canvas: {} })),
    '`canvas` must be a list of numbers, got Object.',
  ],
  [
    'a step going backwards',
    changed((raw) => Object.assign(raw.events!, { step: [1, 0] })),
    '`events.step[1]` must not go backwards from 1, got 0.',
  ],
  [
    'a final token never written',
    changed((raw) => Object.assign(raw, { tokens: [1, 4] })),
    '`tokens[1]` must be 1, which the last event there wrote, got 4.',
  ],
])('%s is refused', (_, broken, message) => {
  expect(() => parseTrace(broken)).toThrow(message);
});
