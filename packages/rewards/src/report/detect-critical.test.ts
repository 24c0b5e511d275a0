import { expect, test } from 'vitest';
import { criticalLexicon } from './data/critical-lexicon.js';
import { detectCritical } from './detect-critical.js';
import type { Lexicon } from './lexicon.js';

const detect = (input: string | string[], options = {}, lexicon: Lexicon = criticalLexicon) =>
  detectCritical(input, lexicon, options);

test('absent and past findings are not critical; uncertain ones are, unless ignored', () => {
  expect(detect('No tension pneumothorax. History of aortic dissection.').isCritical).toBe(false);
  expect(detect('Possible free air.')).toMatchObject({ isCritical: true, criticality: 1 });
  const ignored = detect('Possible free air.', { uncertain: 'ignore' });
  expect(ignored).toMatchObject({ isCritical: false, criticality: 0, findings: [] });
  expect(ignored.mentions).toHaveLength(1);
});

test('the largest severity counts, each finding once', () => {
  const { findings, criticality } = detect('Pneumothorax. Pneumothorax. Large pleural effusion.');
  expect([findings, criticality]).toEqual([['Pneumothorax', 'Large pleural effusion'], 0.5]);
  expect(detect('')).toEqual({ isCritical: false, criticality: 0, findings: [], mentions: [] });
});

test('labels are names of findings that are present', () => {
  expect(detect(['Pneumothorax', 'constructor'])).toMatchObject({
    findings: ['Pneumothorax'],
    criticality: 0.5,
  });
  expect(detect([])).toMatchObject({ isCritical: false });
});

test('your own lexicon', () => {
  const entries = [{ finding: 'X', terms: ['x ray'], severity: 0.2 }];
  const lexicon = { ...criticalLexicon, entries };
  expect(detect('X-ray. Pneumothorax.', {}, lexicon)).toMatchObject({ findings: ['X'], criticality: 0.2 });
  expect(() => detect([], {}, { ...lexicon, source: '' })).toThrow('`lexicon.source` must be');
  expect(() => detect('', { uncertain: 'no' as never })).toThrow("`uncertain` must be 'critical' | 'ignore'");
});
