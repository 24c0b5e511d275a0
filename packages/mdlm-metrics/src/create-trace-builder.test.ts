import { expect, test } from 'vitest';
import { createTraceBuilder } from './create-trace-builder.js';

test('columns hold what was recorded, unknown scores are NaN, columns without any score are left out', () => {
  const builder = createTraceBuilder({ length: 3, maskId: 9, decoder: 'test', parameters: { k: 1 } });
  builder.step({ passes: 2, block: 0, milliseconds: 1.5 });
  builder.unmask(2, 4);
  builder.unmask(0, 5, 0.25, Number.NaN, 0.125);
  builder.step();
  builder.edit(0, 5); // the same token: nothing to record
  builder.step();
  builder.remask(2);
  const { events, steps, ...header } = builder.build();
  expect(header).toEqual({
    version: 1,
    length: 3,
    maskId: 9,
    generated: [0, 3],
    decoder: 'test',
    parameters: { k: 1 },
  });
  expect(events).toEqual({
    step: Int32Array.of(0, 0, 2),
    position: Int32Array.of(2, 0, 2),
    token: Int32Array.of(4, 5, 9),
    kind: Uint8Array.of(0, 0, 2),
    confidence: Float32Array.of(Number.NaN, 0.25, Number.NaN),
    margin: Float32Array.of(Number.NaN, 0.125, Number.NaN),
  });
  expect(steps).toEqual({
    passes: Int32Array.of(2, 1, 1),
    block: Int32Array.of(0, -1, -1),
    milliseconds: Float32Array.of(1.5, Number.NaN, Number.NaN),
  });
});

test('it grows, goes on after build, and keeps scores that begin late', () => {
  const builder = createTraceBuilder({ length: 100, maskId: 0, capacity: 1 });
  for (let i = 0; i < 100; i++) {
    builder.step();
    builder.unmask(i, i + 1, i < 90 ? undefined : i / 100);
    if (i === 49) expect(builder.build().events.position).toHaveLength(50);
  }
  const { events } = builder.build();
  expect(Array.from(events.position)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(Array.from(events.token)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  expect(events.confidence?.[89]).toBeNaN();
  expect(events.confidence?.[95]).toBeCloseTo(0.95, 6);
});

test('errors', () => {
  const builder = createTraceBuilder({ length: 2, maskId: 0 });
  expect(() => builder.unmask(0, 1)).toThrow('createTraceBuilder: `the number of steps before an event` must be');
  builder.step();
  builder.unmask(5, 1);
  expect(() => builder.build()).toThrow('createTraceBuilder: `events.position[0]` must be from 0 to 1, got 5.');
  expect(() => builder.step({ passes: 1.5 })).toThrow('`passes` must be an integer of at least 0, got 1.5.');
  expect(() => builder.step({ block: -2 })).toThrow('`block` must be an integer of at least -1, got -2.');
  expect(() => createTraceBuilder({ length: -1, maskId: 0 })).toThrow(
    '`length` must be an integer of at least 0, got -1.',
  );
  expect(() => createTraceBuilder({ length: 1, maskId: 0.5 })).toThrow('`maskId` must be an integer of at least 0');
  expect(() => createTraceBuilder({ length: 1, maskId: 0, capacity: 16.5 })).toThrow('`capacity` must be an integer');
});
