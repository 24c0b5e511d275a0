import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes } from '../test/arbitrary-trace.js';
import { checkTrace } from './check-trace.js';
import { createTraceBuilder } from './create-trace-builder.js';
import type { DecodingTrace } from './decoding-trace.js';

/** Four positions, the first given: 1 and 3 are written, 1 is edited, 3 is masked again and comes back. */
function sample(): DecodingTrace {
  const builder = createTraceBuilder({ length: 4, maskId: 9, eosId: 0, canvas: Int32Array.of(5, 9, 9, 9) });
  builder.step();
  builder.unmask(1, 6, 0.5);
  builder.unmask(3, 7, 0.75);
  builder.step();
  builder.edit(1, 4);
  builder.remask(3);
  builder.step();
  builder.unmask(3, 7, 1);
  return builder.build([5, 4, 9, 7]);
}

const events = (trace: DecodingTrace, changes: Partial<DecodingTrace['events']>) => ({
  ...trace,
  events: { ...trace.events, ...changes },
});

test('what a decode leaves behind is valid', () => {
  expect(() => checkTrace(sample())).not.toThrow();
  fc.assert(fc.property(decodes, ({ trace }) => checkTrace(trace)));
});

test.each<[string, (trace: DecodingTrace) => unknown, string]>([
  [
    'another version',
    (t) => ({ ...t, version: 2 }),
    '`version` must be 1, got 2. Another version of this package wrote it.',
  ],
  ['a length', (t) => ({ ...t, length: 4.5 }), '`length` must be an integer from 0 to 2147483647, got 4.5.'],
  ['a mask', (t) => ({ ...t, maskId: -1 }), '`maskId` must be an integer from 0 to 2147483647, got -1.'],
  ['an end of text', (t) => ({ ...t, eosId: 0.5 }), '`eosId` must be an integer from 0 to 2147483647, got 0.5.'],
  ['a range', (t) => ({ ...t, generated: [2, 5] }), '`generated` must lie within 0 to 4, got [2, 5].'],
  [
    'blocks',
    (t) => ({
      ...t,
      blocks: [
        [0, 2],
        [1, 4],
      ],
    }),
    '`blocks[1]` must ascend without overlap, from 2 to at most 4, got [1, 4].',
  ],
  ['a canvas', (t) => ({ ...t, canvas: Int32Array.of(9) }), '`canvas` must have one entry per position (4), got [1].'],
  [
    'final tokens',
    (t) => ({ ...t, tokens: Int32Array.of(9) }),
    '`tokens` must have one entry per position (4), got [1].',
  ],
  [
    'a short column',
    (t) => events(t, { token: Int32Array.of(1) }),
    '`events.token` must have one entry per event (5), got [1].',
  ],
  [
    'a short score',
    (t) => events(t, { entropy: Float32Array.of(1) }),
    '`events.entropy` must have one entry per event (5), got [1].',
  ],
  [
    'block numbers',
    (t) => ({ ...t, steps: { ...t.steps, block: Int32Array.of(1) } }),
    '`steps.block` must have one entry per step (3), got [1].',
  ],
  [
    'passes',
    (t) => ({ ...t, steps: { passes: Int32Array.of(1, -1, 1) } }),
    '`steps.passes[1]` must be at least 0, got -1.',
  ],
  [
    'a position out of range',
    (t) => events(t, { position: Int32Array.of(1, 4, 1, 3, 3) }),
    '`events.position[1]` must be from 0 to 3, got 4.',
  ],
  [
    'a position before the text',
    (t) => ({ ...t, generated: [2, 4] }),
    '`events.position[0]` must be from 2 to 3, got 1.',
  ],
  [
    'a step going backwards',
    (t) => events(t, { step: Int32Array.of(0, 0, 1, 0, 2) }),
    '`events.step[3]` must not go backwards from 1, got 0.',
  ],
  [
    'a step without record',
    (t) => events(t, { step: Int32Array.of(0, 0, 1, 1, 3) }),
    '`events.step[4]` must be below the number of steps, 3, got 3.',
  ],
  [
    'a position twice in a step',
    (t) => events(t, { step: Int32Array.of(0, 0, 0, 1, 2) }),
    '`events.position[2]` must be named once a step, got 1.',
  ],
  [
    'a given position',
    (t) => events(t, { position: Int32Array.of(0, 3, 1, 3, 3) }),
    '`events.position[0]` must be masked at the start, got 0. What the canvas gives is never written.',
  ],
  [
    'an unknown kind',
    (t) => events(t, { kind: Uint8Array.of(0, 0, 1, 3, 0) }),
    '`events.kind[3]` must be 0 (unmask), 1 (edit) or 2 (remask), got 3.',
  ],
  [
    'an unmask of a token',
    (t) => events(t, { kind: Uint8Array.of(0, 0, 0, 2, 0) }),
    '`events.kind[2]` must not be 0 (unmask) where position 1 is written, got 0.',
  ],
  [
    'an edit of a mask',
    (t) => events(t, { kind: Uint8Array.of(1, 0, 1, 2, 0) }),
    '`events.kind[0]` must not be 1 (edit) where position 1 is masked, got 1.',
  ],
  [
    'a remask of a mask',
    (t) => events(t, { kind: Uint8Array.of(2, 0, 1, 2, 0) }),
    '`events.kind[0]` must not be 2 (remask) where position 1 is masked, got 2.',
  ],
  [
    'a remask to a token',
    (t) => events(t, { token: Int32Array.of(6, 7, 4, 1, 7) }),
    '`events.token[3]` must be the mask, 9, got 1.',
  ],
  [
    'a written mask',
    (t) => events(t, { token: Int32Array.of(9, 7, 4, 9, 7) }),
    '`events.token[0]` must be a token and not the mask, got 9.',
  ],
  [
    'a negative token',
    (t) => events(t, { token: Int32Array.of(-1, 7, 4, 9, 7) }),
    '`events.token[0]` must be a token and not the mask, got -1.',
  ],
  [
    'an edit that changes nothing',
    (t) => events(t, { token: Int32Array.of(4, 7, 4, 9, 7) }),
    '`events.token[2]` must differ from the token that it edits, got 4.',
  ],
  [
    'a final token never written',
    (t) => ({ ...t, tokens: Int32Array.of(5, 4, 2, 7) }),
    '`tokens[2]` must be 9, which the last event there wrote, got 2.',
  ],
  [
    'a final token overwritten',
    (t) => ({ ...t, tokens: Int32Array.of(5, 6, 9, 7) }),
    '`tokens[1]` must be 4, which the last event there wrote, got 6.',
  ],
])('%s is refused', (_, breakIt, message) => {
  expect(() => checkTrace(breakIt(sample()) as DecodingTrace)).toThrow(`checkTrace: ${message}`);
});
