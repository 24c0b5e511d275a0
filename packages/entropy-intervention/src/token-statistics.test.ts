import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { tokenStatistics } from './token-statistics.js';

/** From the probabilities, by definition, in float64. */
function byDefinition(logits: number[], temperature: number, chosen: number) {
  const scaled = logits.map((logit) => logit / temperature);
  const largest = Math.max(...scaled);
  const weights = scaled.map((z) => Math.exp(z - largest));
  const total = weights.reduce((a, b) => a + b, 0);
  const p = weights.map((w) => w / total).sort((a, b) => b - a);
  return {
    logSumExp: largest + Math.log(total),
    entropy: -p.reduce((a, q) => a + (q > 0 ? q * Math.log(q) : 0), 0),
    topProbability: p[0]!,
    margin: p[0]! - (p[1] ?? 0),
    chosenLogprob: scaled[chosen]! - largest - Math.log(total),
  };
}

function expectDefinition(
  rows: number[][],
  temperature: number,
  tolerance: number,
  array: 'float32' | 'float64',
): void {
  const flat = rows.flat();
  const values = array === 'float32' ? Float32Array.from(flat) : Float64Array.from(flat);
  const vocabularySize = rows[0]!.length;
  const chosen = rows.map((_, i) => i % vocabularySize);
  const statistics = tokenStatistics(values, { vocabularySize, temperature, chosen });
  for (const [i] of rows.entries()) {
    const row = Array.from(values.subarray(i * vocabularySize, (i + 1) * vocabularySize));
    for (const [name, expected] of Object.entries(byDefinition(row, temperature, chosen[i]!))) {
      const actual = statistics[name as 'entropy'][i]!;
      const error = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
      if (Number.isFinite(expected)) expect(error, `${name} ${i}: ${actual}, ${expected}`).toBeLessThan(tolerance);
      else expect(actual).toBe(expected);
    }
  }
}

const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 70 })).chain(([tokens, vocabulary]) =>
  fc.array(fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: vocabulary, maxLength: vocabulary }), {
    minLength: tokens,
    maxLength: tokens,
  }),
);

test('float64 is the definition', () => {
  fc.assert(fc.property(table, fc.constantFrom(1, 0.4, 3), (rows, t) => expectDefinition(rows, t, 1e-12, 'float64')));
});

test('float32 with SIMD is the definition to a few units of its last place', () => {
  fc.assert(fc.property(table, fc.constantFrom(1, 0.4, 3), (rows, t) => expectDefinition(rows, t, 2e-6, 'float32')));
});

test('vocabularies of several blocks, with the largest logit in any of them', () => {
  const row = (peak: number, width: number) =>
    Array.from({ length: 20_011 }, (_, j) => width * Math.sin(j * j) + (j === peak ? 12 : 0));
  const rows = [row(3, 2), row(9_000, 2), row(20_010, 2), row(-1, 0), row(-1, 30)];
  expectDefinition(rows, 1, 1e-6, 'float32');
  expectDefinition(rows, 0.7, 1e-6, 'float32');
});

test('blocks and tokens of -Infinity, and logits whose exponential is 0', () => {
  const row = new Array(20_000).fill(Number.NEGATIVE_INFINITY);
  row[0] = 1;
  row[19_999] = 2;
  const faint = new Array(20_000).fill(-500);
  faint[12_345] = 0;
  expectDefinition([row, faint], 1, 1e-6, 'float32');
  const { entropy } = tokenStatistics(Float32Array.of(0, -Infinity, -1e30, -90), { vocabularySize: 4 });
  expect(entropy[0]).toBe(0);
});

test('a vocabulary of one; no tokens; no chosen ones', () => {
  const one = tokenStatistics(Float32Array.of(3, -2), { vocabularySize: 1 });
  expect(one).toEqual({
    logSumExp: Float64Array.of(3, -2),
    entropy: Float64Array.of(0, 0),
    topProbability: Float64Array.of(1, 1),
    margin: Float64Array.of(1, 1),
  });
  expect(tokenStatistics(new Float32Array(0), { vocabularySize: 5 }).entropy).toHaveLength(0);
});

describe('without WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test('a Float32Array gives the same numbers', async () => {
    const logits = Float32Array.from({ length: 60 }, (_, j) => 5 * Math.sin(j * j));
    const options = { vocabularySize: 20, chosen: [1, 2, 3] };
    const expected = tokenStatistics(logits, options);
    vi.resetModules();
    vi.stubGlobal('WebAssembly', undefined);
    const plain = await import('./token-statistics.js');
    const actual = plain.tokenStatistics(logits, options);
    for (const [name, values] of Object.entries(expected) as [keyof typeof actual, Float64Array][])
      for (const [i, value] of values.entries()) expect(actual[name]![i]).toBeCloseTo(value, 6);
    expect(actual.entropy).not.toEqual(expected.entropy); // another way was taken
  });
});

test('errors name the argument', () => {
  const logits = Float32Array.of(0, 1, 2, 3);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY])
    for (const values of [Float32Array.of(0, 1, wrong, 2), [0, 1, wrong, 2]])
      expect(() => tokenStatistics(values, { vocabularySize: 2 })).toThrow(
        `tokenStatistics: \`logits[2]\` must be a finite number or -Infinity, got ${wrong}.`,
      );
  const nothing = new Float32Array(3).fill(Number.NEGATIVE_INFINITY);
  expect(() => tokenStatistics(nothing, { vocabularySize: 3 })).toThrow('`logits` must have an entry that is not');
  expect(() => tokenStatistics(Float32Array.of(Number.NaN, -Infinity), { vocabularySize: 2 })).toThrow('`logits[0]`');
  expect(() => tokenStatistics(logits, { vocabularySize: 3 })).toThrow(
    '`logits` must have a multiple of 3 entries, got [4].',
  );
  expect(() => tokenStatistics(logits, { vocabularySize: 0 })).toThrow(
    '`vocabularySize` must be an integer of at least 1',
  );
  expect(() => tokenStatistics(logits, { vocabularySize: 2, chosen: [1] })).toThrow(
    '`chosen` must have one entry per token (2)',
  );
  expect(() => tokenStatistics(logits, { vocabularySize: 2, chosen: [1, 2] })).toThrow(
    '`chosen[1]` must be an integer from 0 to 1',
  );
  expect(() => tokenStatistics(logits, { vocabularySize: 2, temperature: -1 })).toThrow(
    '`temperature` must be above 0',
  );
});
