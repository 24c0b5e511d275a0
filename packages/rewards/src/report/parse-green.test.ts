import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { parseGreen } from './parse-green.js';

test('survives any text, with a score from 0 to 1', () => {
  const part = fc.oneof(
    anyText(12),
    fc.constantFrom('[Matched Findings]:', '[Clinically Significant Errors]:', '\n', '(a) x: 9', '9', '.', 'No'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const { score } = parseGreen(parts.join(''));
      expect(score! >= 0 && score! <= 1).toBe(true);
    }),
  );
});

test('a thousand digits make no NaN', () => {
  const many = '9'.repeat(1000);
  const text = `[Clinically Significant Errors]:\n(a) x: ${many}. y\n\n[Matched Findings]:\n${many}. z`;
  expect(parseGreen(text).score).toBe(0.5);
});

test('no matched findings is 0; a missing section is no score only when asked', () => {
  expect(parseGreen('[Matched Findings]:\nNo matched findings.').score).toBe(0);
  const half = '[Matched Findings]:\n2. a; b';
  expect(parseGreen(half).score).toBe(1);
  expect(parseGreen(half, { missing: 'null' }).score).toBe(null);
  expect(parseGreen(`[Clinically Significant Errors]:\nNone\n\n${half}`, { missing: 'null' }).score).toBe(1);
});

test('numbered errors are read where there are no letters; insignificant ones do not enter the score', () => {
  const text = '[Clinically Insignificant Errors]:\n(4) x: 3. y\n\n[Matched Findings]:\n1. z';
  expect(parseGreen(text)).toEqual({
    score: 1,
    matchedFindings: 1,
    significantErrors: [0, 0, 0, 0, 0, 0],
    insignificantErrors: [0, 0, 0, 3, 0, 0],
  });
  expect(() => parseGreen('', { missing: 'one' as never })).toThrow("`missing` must be 'zero' | 'null'");
});
