import { expect, test } from 'vitest';
import { commitScores } from './commit-scores.js';
import { createTraceBuilder } from './create-trace-builder.js';

function sample() {
  const builder = createTraceBuilder({ length: 5, maskId: 9, eosId: 0, generated: [1, 5] });
  builder.step();
  builder.unmask(1, 5, 0.5, 1);
  builder.unmask(2, 0, 0.75);
  builder.unmask(3, 0, 0.125);
  builder.step();
  builder.edit(1, 6, 0.25);
  return builder.build();
}

test('the score of the event that wrote the final token, over the positions that count', () => {
  const confidence = commitScores(sample(), 'confidence');
  expect(Array.from(confidence.values)).toEqual([0.25, 0.75, 0.125, Number.NaN]);
  expect(confidence).toMatchObject({ count: 2, mean: 0.5, min: 0.25, max: 0.75 });
  expect(commitScores(sample(), 'confidence', { until: 'canvas' })).toMatchObject({
    count: 3,
    mean: 0.375,
    min: 0.125,
  });
});

test('the edit had no entropy; a column that is missing is all NaN', () => {
  for (const column of ['entropy', 'margin'] as const) {
    const { values, ...statistics } = commitScores(sample(), column);
    expect(Array.from(values)).toEqual(Array(4).fill(Number.NaN));
    expect(statistics).toEqual({ count: 0, mean: Number.NaN, min: Number.NaN, max: Number.NaN });
  }
});

test('an unknown column is refused', () => {
  expect(() => commitScores(sample(), 'token' as never)).toThrow(
    "commitScores: `column` must be 'confidence' | 'entropy' | 'margin', got \"token\".",
  );
});
