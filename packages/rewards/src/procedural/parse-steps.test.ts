import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ParseStepsOptions, parseSteps } from './parse-steps.js';

const titles = (text: string, options: ParseStepsOptions = {}) => {
  const { layout, steps } = parseSteps(text, options);
  return [layout, ...steps.map(({ label, title, body }) => `${label ?? ''}|${title}|${body}`)];
};

test.each([
  [
    'Step labels',
    'Step 1: Walls. 16 mm thick.\nStep 2 - Strain\nThe apex is spared.',
    ['step', '1|Walls|16 mm thick.', '2|Strain|The apex is spared.'],
  ],
  [
    'in Roman numbers, bold, in headings',
    '**Step I:** Walls thick\n### Step ii. Strain low',
    ['step', 'I|Walls thick|', 'ii|Strain low|'],
  ],
  [
    'stages and phases, with a sign',
    'Stage 1: Walls thick\nPhase ii. Strain low',
    ['step', '1|Walls thick|', 'ii|Strain low|'],
  ],
  ['a stage of a disease', 'Stage 3 hypertension is likely', ['sentence', '||Stage 3 hypertension is likely']],
  [
    'in one line, after the end of a sentence',
    'Step 1: Walls are thick. Step 2: Strain, as in step 1: low.',
    ['step', '1|Walls are thick|', '2|Strain, as in step 1|low.'],
  ],
  [
    'numbered',
    'First, I look.\n1. Walls: thick\n2) Strain: low\n(3) So: amyloid',
    ['number', '1|Walls|thick', '2|Strain|low', '3|So|amyloid'],
  ],
  [
    'numbered from 0, repeated and out of order',
    '0. Walls thick\n0. Strain low\n7. So amyloid',
    ['number', '0|Walls thick|', '0|Strain low|', '7|So amyloid|'],
  ],
  [
    'a measurement at the start of a line is no number',
    '1. Walls thick\n3.5 m/s in the jet\n2. Strain low',
    ['number', '1|Walls thick|3.5 m/s in the jet', '2|Strain low|'],
  ],
  [
    'nested lists belong to the step above',
    '1. Walls: thick\n   1. PLAX 16 mm\n   2. PSAX 15 mm\n2. Strain: low',
    ['number', '1|Walls|thick\n   1. PLAX 16 mm\n   2. PSAX 15 mm', '2|Strain|low'],
  ],
  ['circled numbers', '① Walls thick\n② Strain low', ['number', '①|Walls thick|', '②|Strain low|']],
  ['headings', '# Reading\n## Walls\nthick\n## Strain\nlow', ['heading', '|Walls|thick', '|Strain|low']],
  ['bold at the start of lines', '**Walls:** thick\n**Strain**: low', ['heading', '|Walls|thick', '|Strain|low']],
  ['one heading above a list', '## Reading\n- Walls thick\n- Strain low', ['bullet', '|Walls thick|', '|Strain low|']],
  [
    'bullets of any kind',
    '• Walls thick\n‣ Strain low\n– So amyloid',
    ['bullet', '|Walls thick|', '|Strain low|', '|So amyloid|'],
  ],
  [
    'sentences',
    'Walls of 1.6 cm, e.g. in PLAX. Strain is low!\nSo amyloid',
    ['sentence', '||Walls of 1.6 cm, e.g. in PLAX.', '||Strain is low!', '||So amyloid'],
  ],
  [
    'other line ends',
    'Step 1: Walls thick\r\nStep 2: Strain low\rStep 3: So amyloid',
    ['step', '1|Walls thick|', '2|Strain low|', '3|So amyloid|'],
  ],
  [
    'quoted',
    '> 1. Walls thick\n> 2. Strain low',
    ['number', '1|Walls thick|>', '2|Strain low|'].map((s) => s.replace('|>', '|')),
  ],
])('%s', (_, text, expected) => {
  expect(titles(`<think>${text}</think><answer>no step: here</answer>`)).toEqual(expected);
  expect(titles(text)).toEqual(expected);
});

test('empty steps are none, so that "1. 2. 3." earns nothing', () => {
  expect(titles('1.\n2.\n3.')).toEqual(['none']);
  expect(titles('1. So.\n2. Walls thick')).toEqual(['number', '2|Walls thick|']);
  expect(titles('1. So.\n2. Walls thick', { minimumWords: 1 })).toHaveLength(3);
  expect(titles('')).toEqual(['none']);
  expect(titles('<think></think><answer>amyloidosis of the heart</answer>')).toEqual(['none']);
});

test('layouts can be left out, and a pattern goes first', () => {
  expect(titles('Walls thick. Strain low.', { layouts: ['step', 'number'] })).toEqual(['none']);
  expect(titles('1. Walls thick\n2. Strain low', { layouts: ['bullet', 'sentence'] })[0]).toBe('sentence');
  const pattern = /^\s*第(\d+)步[::]?/g;
  expect(titles('第1步:walls thick\n第2步:strain low', { pattern })).toEqual([
    'pattern',
    '1|walls thick|',
    '2|strain low|',
  ]);
  expect(titles('Step 1: walls thick', { pattern })[0]).toBe('step');
});

test('indices count from 0', () => {
  expect(parseSteps('7. Walls thick\n9. Strain low').steps.map(({ index }) => index)).toEqual([0, 1]);
});

test('any string is survived, every step has words, and their text is the text’s', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<think>',
      '</think>',
      'Step 1: ',
      '\n',
      '1. ',
      '- ',
      '**',
      '## ',
      'constructor ',
      '__proto__ ',
      '. ',
    ),
    fc.array(fc.nat(0xffff), { maxLength: 5 }).map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const { steps, layout } = parseSteps(text);
      expect(steps.length === 0).toBe(layout === 'none');
      for (const { title, body } of steps) expect(`${title}${body}`).toMatch(/[\p{L}\p{M}\p{N}]/u);
      const size = (part: string) => part.replace(/\s/g, '').length;
      expect(steps.reduce((sum, { title, body }) => sum + size(title + body), 0)).toBeLessThanOrEqual(size(text));
    }),
  );
});

test('hostile texts of 200,000 characters end', () => {
  const hostile = [
    '\n',
    ' ',
    'step ',
    'Step 1:',
    'step 1 ',
    '# ',
    '* ',
    '**',
    '1. ',
    '- \n',
    '.',
    '. ',
    '___',
    '>',
    '1.\n',
    '(',
    'e.g. ',
  ];
  for (const piece of hostile) {
    const text = piece.repeat(2e5 / piece.length);
    expect(parseSteps(text).steps.length).toBeLessThanOrEqual(text.length);
    expect(parseSteps(`Step 1: walls thick\n${text}`).steps.length).toBeGreaterThan(0);
  }
});

test('bad input', () => {
  expect(() => parseSteps(null as never)).toThrow('parseSteps: `text` must be a string, got null.');
  expect(() => parseSteps('', { layouts: ['lines' as never] })).toThrow("`layouts` must be 'step' | 'number'");
  expect(() => parseSteps('', { minimumWords: 0 })).toThrow('`minimumWords` must be an integer');
});
