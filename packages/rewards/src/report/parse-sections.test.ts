import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { parseSections } from './parse-sections.js';

const named = (text: string, style?: 'headings' | 'tags' | 'mimic') =>
  parseSections(text, style ? { style } : {}).map(({ name, text: body }) => [name, body.trim()]);

test('survives any text; every section stands where it says', () => {
  const part = fc.oneof(
    anyText(12),
    fc.constantFrom('\n ', '\n', 'FINDINGS:', '**Impression**', '## A', '<findings>', '</findings>', ' ', '\n \n'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      for (const style of ['auto', 'mimic', 'headings', 'tags'] as const) {
        const sections = parseSections(text, { style });
        expect(sections.length).toBeGreaterThan(0);
        for (const { start, text: body } of sections)
          if (style !== 'mimic') expect(text.slice(start, start + body.length)).toBe(body);
      }
    }),
  );
});

test.each([
  ['Findings: Clear.\nImpression: Normal.'],
  ['FINDINGS:\nClear.\n\nIMPRESSION:\nNormal.'],
  ['## Findings\nClear.\n\n## Impression\nNormal.'],
  ['# FINDINGS:\nClear.\n# Conclusion\nNormal.'],
  ['**Findings:** Clear.\n**Impression**: Normal.'],
  ['**Findings**\nClear.\n__Impression__\nNormal.'],
  ['- Findings: Clear.\n- Impression: Normal.'],
  ['<findings>Clear.</findings>\n<impression>Normal.</impression>'],
  ['<answer><Findings>Clear.</Findings>so<IMPRESSION>Normal.'],
  ['\n FINDINGS:  Clear.\n IMPRESSION:  Normal.\n'],
])('%j', (text) => {
  const sections = named(text).filter(([name]) => name !== 'preamble');
  expect(sections).toEqual([
    ['findings', 'Clear.'],
    ['impression', 'Normal.'],
  ]);
});

test('other words with a colon are no headings, but behind # they are', () => {
  expect(named('Findings:\nHeart: normal.\nThe impression is of edema: mild.')).toEqual([
    ['findings', 'Heart: normal.\nThe impression is of edema: mild.'],
  ]);
  expect(named('Text first.\n### Lungs\nClear.')).toEqual([
    ['preamble', 'Text first.'],
    ['lungs', 'Clear.'],
  ]);
  expect(named('constructor: x\n# constructor\ny')).toEqual([
    ['preamble', 'constructor: x'],
    ['constructor', 'y'],
  ]);
});

test('nothing found is the full report', () => {
  expect(named('Clear lungs.')).toEqual([['full report', 'Clear lungs.']]);
  expect(named('Findings: x', 'tags')).toEqual([['full report', 'Findings: x']]);
  expect(named('', 'headings')).toEqual([['full report', '']]);
});

test('without findings and impression, MIMIC takes the last paragraph', () => {
  const text = '\n EXAM:  CHEST\n \n One.\n \n Two.\n';
  expect(parseSections(text)).toEqual([
    { name: 'preamble', start: 0, text: '\n ' },
    { name: 'examination', start: 8, text: ' CHEST' },
    { name: 'last_paragraph', start: 14, text: ' One.\n \n Two.\n' },
  ]);
});

test('a bad style', () => {
  expect(() => parseSections('', { style: 'json' as never })).toThrow("`style` must be 'auto' | 'mimic' | 'headings'");
});
