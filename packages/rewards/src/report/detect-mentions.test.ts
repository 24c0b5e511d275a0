import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { contextTriggers } from './data/context-triggers.js';
import { criticalLexicon } from './data/critical-lexicon.js';
import { detectMentions } from './detect-mentions.js';
import type { Lexicon } from './lexicon.js';

const lexicon: Lexicon = {
  name: 'three',
  source: 'this test',
  triggers: contextTriggers,
  entries: [
    { finding: 'pneumothorax', terms: ['pneumothorax'] },
    { finding: 'large pneumothorax', terms: ['pneumothorax'], modifiers: ['large'] },
    { finding: 'effusion', terms: ['effusion', 'pleural effusion'], severity: 0.5 },
    { finding: 'large effusion', terms: ['effusion', 'pleural effusion'], modifiers: ['large'] },
  ],
};
const read = (text: string) => detectMentions(text, lexicon).map(({ finding, status }) => `${finding}: ${status}`);

test.each([
  ['Small pneumothorax.', ['pneumothorax: present']],
  ['No pneumothorax or effusion.', ['pneumothorax: absent', 'effusion: absent']],
  ['No effusion but pneumothorax.', ['effusion: absent', 'pneumothorax: present']],
  ['No effusion. Pneumothorax.', ['effusion: absent', 'pneumothorax: present']],
  ['No effusion; pneumothorax.', ['effusion: absent', 'pneumothorax: present']],
  ['No\nevidence of\npneumothorax', ['pneumothorax: absent']],
  ['1. No effusion\n2. Pneumothorax', ['effusion: absent', 'pneumothorax: present']],
  ['No effusion\n- pneumothorax', ['effusion: absent', 'pneumothorax: present']],
  ['No change in pneumothorax', ['pneumothorax: present']],
  ['The pneumothorax has resolved', ['pneumothorax: absent']],
  ['Pneumothorax, no effusion', ['pneumothorax: present', 'effusion: absent']],
  ['Pneumothorax: none', ['pneumothorax: absent']],
  ['Cannot exclude pneumothorax', ['pneumothorax: uncertain']],
  ['Pneumothorax cannot be excluded', ['pneumothorax: uncertain']],
  ['Possible effusion, no pneumothorax', ['effusion: uncertain', 'pneumothorax: absent']],
  ['History of pneumothorax', ['pneumothorax: historical']],
  ['PNEUMO-THORAX', []],
  ['2.5 cm pneumothorax', ['pneumothorax: present']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['large right apical pneumothorax', ['pneumothorax', 'large pneumothorax']],
  ['pneumothorax, large', ['pneumothorax', 'large pneumothorax']],
  ['large left pleural effusion and pneumothorax', ['effusion', 'large effusion', 'pneumothorax']],
  ['pneumothorax and large effusion', ['pneumothorax', 'effusion', 'large effusion']],
  ['large. pneumothorax', ['pneumothorax']],
  ['large heart, clear lungs, and a pneumothorax', ['pneumothorax']],
  ['pneumothorax, not large', ['pneumothorax']],
  ['no large pneumothorax', ['pneumothorax', 'large pneumothorax']],
])('modifiers: %s', (text, expected) => {
  expect(detectMentions(text, lexicon).map(({ finding }) => finding)).toEqual(expected);
});

test('says where and why, and how far triggers reach', () => {
  expect(detectMentions('Now: no pleural-effusion', lexicon)).toEqual([
    {
      finding: 'effusion',
      text: 'pleural-effusion',
      start: 8,
      end: 24,
      status: 'absent',
      trigger: 'no',
      severity: 0.5,
    },
  ]);
  const far = 'No focal abnormal dense large area of effusion';
  expect(detectMentions(far, lexicon)[0]!.status).toBe('absent');
  expect(detectMentions(far, lexicon, { reachForward: 5 })[0]!.status).toBe('present');
  expect(detectMentions('effusion on the left resolved', lexicon, { reachBack: 2 })[0]!.status).toBe('present');
});

test('survives any text; mentions are in order and stand where they say', () => {
  const word = fc.constantFrom(
    'no',
    'pneumothorax',
    'large',
    'but',
    'resolved',
    '.',
    '\n',
    'free',
    'air',
    'of',
    '__proto__',
  );
  const text = fc.array(fc.oneof(word, anyText(12)), { maxLength: 25 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, (given) => {
      const mentions = detectMentions(given, criticalLexicon);
      for (const { start, end, text: words } of mentions) expect(given.slice(start, end)).toBe(words);
      const starts = mentions.map(({ start }) => start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }),
  );
});

test('errors name the argument', () => {
  expect(() => detectMentions(undefined as never, lexicon)).toThrow('detectMentions: `text` must be a string');
  expect(() => detectMentions('', lexicon, { reachBack: -1 })).toThrow('`reachBack` must be a finite number');
  expect(() => detectMentions('', { ...lexicon, name: '' })).toThrow('checkLexicon: `lexicon.name`');
});
