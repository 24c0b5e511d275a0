import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSteps } from './parse-steps.js';
import { type ProceduralQualityOptions, proceduralQuality } from './procedural-quality.js';
import { readTemplate } from './templates/read-template.js';

const template = readTemplate({
  id: 'x',
  disease: 'Disease',
  steps: [
    { title: 'Walls', cues: ['thickness'], views: ['PLAX', 'PSAX'] },
    { title: 'Strain', views: [['A4C', 'A2C']], modalities: ['strain'] },
    { title: 'Conclusion' },
  ],
});
const score = (text: string, options: ProceduralQualityOptions = {}) =>
  proceduralQuality(parseSteps(text).steps, template, options);

const full = '1. Walls: thick in PLAX and PSAX.\n2. Strain: low in A2C.\n3. Conclusion: so be it.';

test('everything mentioned where it belongs is 1; steps without requirements are skipped', () => {
  expect(score(full)).toMatchObject({ score: 1, coverage: 1, order: 1, unsupported: [] });
  expect(score(full.replace('and PSAX', ''))).toMatchObject({ score: 0.75 });
  expect(score('')).toMatchObject({ score: 0, coverage: 0 });
});

test('a list of all views in one place is worth much by chain and little by step', () => {
  const listed = '1. Seen: PLAX, PSAX, A4C, strain.\n2. Walls: thick.';
  expect(score(listed, { scope: 'chain' }).score).toBe(1);
  expect(score(listed).score).toBe(0.5); // the first is about strain, which it names
  expect(score('1. Seen: PLAX, PSAX, A4C.\n2. Walls: thick.').score).toBe(0);
});

test('order: the longest run of steps that keeps the template’s order, over its number of steps', () => {
  const lines = full.split('\n');
  const reversed = lines.reverse().join('\n');
  expect(score(reversed).score).toBe(1);
  expect(score(reversed, { order: 'lcs' })).toMatchObject({ order: 1 / 3, score: 1 / 3 });
  expect(score([lines[2], lines[0]].join('\n'), { order: 'lcs' }).order).toBe(2 / 3);
});

test('evidence: what the study lacks is not asked for, and its mention is unsupported', () => {
  const evidence = { views: ['parasternal long axis', 'A2C'] };
  expect(score(full, { evidence })).toMatchObject({ coverage: 1, unsupported: ['PSAX'], score: 1 - 1 / 4 });
  expect(score(full, { evidence, unsupportedPenalty: 0 }).score).toBe(1);
  expect(score(full.replace('and PSAX', ''), { evidence }).score).toBe(1);
  expect(score(full, { evidence: { views: [], modalities: [] } })).toMatchObject({ score: null, coverage: null });
});

test('what was found and what is missing is told by name', () => {
  const { steps } = score('1. Wall thickness in the parasternal short axis');
  expect(steps.map(({ written, found, missing }) => [written, found, missing])).toEqual([
    [[0], ['PSAX'], ['PLAX']],
    [[], [], ['A4C or A2C', 'strain']],
    [[], [], []],
  ]);
});

test('any text is survived; scores stay within [0, 1], and one more mention never lowers coverage', () => {
  const piece = fc.oneof(
    fc.constantFrom('\n1. ', '\n2. ', 'Walls: ', 'Strain: ', 'PLAX ', 'A4C ', 'GLS ', 'constructor ', '__proto__ '),
    fc.array(fc.nat(0xffff), { maxLength: 4 }).map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.constantFrom('step' as const, 'chain' as const),
      (pieces, scope) => {
        const evidence = { views: ['PLAX'] };
        const result = score(pieces.join(''), { scope, order: 'lcs', evidence });
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(1);
        const before = score(pieces.join(''), { scope: 'chain' }).coverage!;
        const after = score(`${pieces.join('')}\nPLAX is seen.`, { scope: 'chain' }).coverage!;
        const isSentence = parseSteps(pieces.join('')).layout === 'sentence';
        if (isSentence) expect(after).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});

test('bad input', () => {
  expect(() => score('', { scope: 'all' as never })).toThrow("`scope` must be 'step' | 'chain'");
  expect(() => score('', { order: 'kendall' as never })).toThrow("`order` must be 'none' | 'lcs'");
  expect(() => score('', { unsupportedPenalty: 2 })).toThrow(
    '`unsupportedPenalty` must be a finite number from 0 to 1',
  );
  expect(() => proceduralQuality([], { steps: [{ title: 'Walls', views: ['PLX'] }] })).toThrow(
    'proceduralQuality: `template.steps \'Walls\'` must require views of the vocabulary, got "PLX".',
  );
  expect(() => score('', { evidence: { views: ['strain'] } })).toThrow(
    'proceduralQuality: `evidence.views[0]` must be one of the vocabulary\'s views, got "strain".',
  );
});
