import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTemplate } from './read-template.js';

const step = { title: 'Walls', views: ['PLAX', ['A4C', 'A2C']], modalities: ['2D'] };
const template = {
  id: 'x',
  disease: 'Disease',
  aliases: ['other'],
  steps: [step],
  sources: [{ title: 'T', year: 2020 }],
};

test('a template is returned as it is', () => {
  expect(readTemplate(template)).toBe(template);
  expect(readTemplate(JSON.parse(JSON.stringify(template)))).toEqual(template);
});

test.each([
  [null, 'readTemplate: `template` must be an object, got null.'],
  [[], '`template` must be an object, got [].'],
  [{ ...template, id: 3 }, '`template.id` must be a text with a letter or digit, got 3.'],
  [{ ...template, disease: '—' }, '`template \'x\' disease` must be a text with a letter or digit, got "—".'],
  [{ ...template, aliases: 'a' }, '`template \'x\' aliases` must be an array, got "a".'],
  [{ ...template, aliases: [''] }, '`template \'x\' aliases[0]` must be a text with a letter or digit, got "".'],
  [{ ...template, steps: [] }, "`template 'x' steps` must have at least one entry, got []."],
  [{ ...template, steps: undefined }, "`template 'x' steps` must be an array, got undefined."],
  [
    { ...template, steps: [step, { title: 'walls.' }] },
    '`template \'x\' steps[1].title` must be given once, got "walls.".',
  ],
  [
    { ...template, steps: [{ ...step, view: [] }] },
    '`template \'x\' steps[0]` must have no fields but title, instruction, cues, views, modalities, got "view".',
  ],
  [
    { ...template, steps: [{ ...step, cues: [7] }] },
    "`template 'x' steps[0].cues[0]` must be a text with a letter or digit, got 7.",
  ],
  [{ ...template, steps: [{ ...step, instruction: '' }] }, "`template 'x' steps[0].instruction` must be a text"],
  [
    { ...template, steps: [{ ...step, views: ['2D'] }] },
    "`template 'x' steps[0].views[0]` must be a name of the vocabulary's views, got \"2D\".",
  ],
  [
    { ...template, steps: [{ ...step, views: [['A4C', 'A9C']] }] },
    "`template 'x' steps[0].views[0][1]` must be a name of the vocabulary's views, got \"A9C\".",
  ],
  [
    { ...template, steps: [{ ...step, modalities: [[]] }] },
    "`template 'x' steps[0].modalities[0]` must have at least one entry, got [].",
  ],
  [{ ...template, steps: [{ ...step, modalities: ['constructor'] }] }, 'got "constructor".'],
  [
    { ...template, sources: [{ title: 'T', year: 'now' }] },
    '`template \'x\' sources[0].year` must be a year, got "now".',
  ],
  [
    { ...template, source: [] },
    '`template` must have no fields but id, disease, aliases, steps, sources, got "source".',
  ],
])('%j', (value, message) => {
  expect(() => readTemplate(value)).toThrow(message);
});

test('names come from the vocabulary that is given', () => {
  const vocabulary = { views: [{ name: 'lateral' }], modalities: [] };
  const own = { id: 'y', disease: 'Effusion', steps: [{ title: 'Angles', views: ['lateral'] }] };
  expect(readTemplate(own, { vocabulary })).toBe(own);
  expect(() => readTemplate(template, { vocabulary })).toThrow('vocabulary\'s views, got "PLAX"');
});

test('anything else ends in a typed error or is a template', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      try {
        readTemplate(value);
      } catch (error) {
        expect((error as Error).name).toBe('InvalidArgumentError');
      }
    }),
  );
});
