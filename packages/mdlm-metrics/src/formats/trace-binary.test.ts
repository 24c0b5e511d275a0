import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodes, randomDecode } from '../../test/arbitrary-trace.js';
import { createTraceBuilder } from '../create-trace-builder.js';
import { decodeTrace, encodeTrace } from './trace-binary.js';

test('what is written is read again, to the last bit, also from the middle of a buffer', () => {
  fc.assert(
    fc.property(decodes, ({ trace }) => {
      const bytes = encodeTrace(trace);
      expect(decodeTrace(bytes)).toEqual(trace);
      const shifted = new Uint8Array(bytes.length + 3);
      shifted.set(bytes, 3);
      expect(decodeTrace(shifted.subarray(3))).toEqual(trace);
    }),
  );
});

test('wall times, large tokens and positions', () => {
  const builder = createTraceBuilder({ length: 2 ** 21, maskId: 2 ** 31 - 1, decoder: 'Gödel' });
  builder.step({ milliseconds: 0.25 });
  builder.unmask(2 ** 21 - 1, 2 ** 31 - 2);
  builder.unmask(0, 0);
  const trace = builder.build();
  expect(decodeTrace(encodeTrace(trace))).toEqual(trace);
});

test('an event of a usual decode takes at most six bytes without scores', () => {
  const builder = createTraceBuilder({ length: 4096, maskId: 126336 });
  for (let i = 0; i < 4096; i++) {
    if (i % 4 === 0) builder.step();
    builder.unmask((i & ~31) + ((7 * i) & 31), (i * 7919) % 126000);
  }
  expect(encodeTrace(builder.build()).length).toBeLessThan(6 * 4096 + 2048);
});

test('cut short anywhere, it is refused', () => {
  const bytes = encodeTrace(randomDecode(8, 6, 3).trace);
  for (let size = 0; size < bytes.length; size++) {
    expect(() => decodeTrace(bytes.subarray(0, size))).toThrow('decodeTrace: ');
  }
});

test('a flipped byte gives an error or a valid trace, never anything else', () => {
  const bytes = encodeTrace(randomDecode(6, 5, 1).trace);
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, bits) => {
      const broken = bytes.slice();
      broken[at]! ^= bits;
      try {
        encodeTrace(decodeTrace(broken));
      } catch (error) {
        expect((error as Error).name).toMatch(/^(InvalidArgumentError|ShapeError)$/);
      }
    }),
    { numRuns: 500 },
  );
});

test('errors', () => {
  expect(() => decodeTrace(new TextEncoder().encode('{"version":1}'))).toThrow(
    'decodeTrace: `bytes` must begin as a trace of encodeTrace does, got [123, 34, 118, 101].',
  );
  const bytes = encodeTrace(randomDecode(2, 1, 1).trace);
  bytes[3] = 2;
  expect(() => decodeTrace(bytes)).toThrow('decodeTrace: `bytes` must have version 1, got 2.');
  const { trace } = randomDecode(3, 3, 5);
  expect(() => encodeTrace({ ...trace, generated: [0, 9] })).toThrow('encodeTrace: `generated` must lie within 0 to 3');
});
