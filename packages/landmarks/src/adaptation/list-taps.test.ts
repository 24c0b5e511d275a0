import { readFileSync } from 'node:fs';
import { ParseError } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { handModel } from '../../test/hand-model.js';
import { listTaps } from './index.js';

test('a real network: hidden additions are there, weights and inputs are not', () => {
  const taps = listTaps(readFileSync(handModel, 'utf8'));
  const names = taps.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Add_5', 'Add_9']));
  expect(names).not.toContain('input_1');
  expect(taps.some(({ op }) => op === 'Const')).toBe(false);
});

test('what is no graph model', () => {
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"modelTopology":{"node":[null]}}',
    '{"modelTopology":{"node":[{"name":1}]}}',
  ])
    expect(() => listTaps(text)).toThrow(ParseError);
});
