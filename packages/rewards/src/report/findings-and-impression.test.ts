import { expect, test } from 'vitest';
import { findingsAndImpression } from './findings-and-impression.js';

test('the last that is not blank', () => {
  const text = 'Findings: one.\nImpression: two.\nFindings: three.\nFindings:';
  expect(findingsAndImpression(text)).toEqual({ findings: 'three.', impression: 'two.' });
});

test('the fallback is the last paragraph or the whole text, and only where both are missing', () => {
  expect(findingsAndImpression('Clear.')).toEqual({ findings: '', impression: '' });
  expect(findingsAndImpression(' Clear. ', { fallback: 'text' })).toEqual({ findings: 'Clear.', impression: '' });
  expect(findingsAndImpression('Impression: x', { fallback: 'text' })).toEqual({ findings: '', impression: 'x' });
  expect(findingsAndImpression('\n EXAM:  CHEST\n \n Clear.\n', { fallback: 'text' }).findings).toBe('Clear.');
  expect(() => findingsAndImpression('', { fallback: 'all' as never })).toThrow("`fallback` must be 'none' | 'text'");
});
