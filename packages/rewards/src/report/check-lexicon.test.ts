import { InvalidArgumentError } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { checkLexicon } from './check-lexicon.js';
import { contextTriggers } from './data/context-triggers.js';
import type { Lexicon } from './lexicon.js';

const entry = { finding: 'Edema', terms: ['edema'] };
const lexicon = { name: 'mine', source: 'me', entries: [entry], triggers: contextTriggers };

test('complete ones pass', () => {
  checkLexicon(lexicon);
  checkLexicon({ ...lexicon, entries: [], triggers: { ...contextTriggers, pseudo: [] } });
});

test.each<[string, unknown]>([
  ['`lexicon.name` must be a text, not blank', { ...lexicon, name: ' ' }],
  ['`lexicon.source` must be a text', { ...lexicon, source: undefined }],
  ['`lexicon.entries` must be an array of entries', { ...lexicon, entries: {} }],
  ['`lexicon.entries[1].finding` must be a text', { ...lexicon, entries: [entry, {}] }],
  ['`lexicon.entries[0].terms` must be an array of 1 or more', { ...lexicon, entries: [{ finding: 'x' }] }],
  ['`lexicon.entries[0].terms[1]` must have a letter', { ...lexicon, entries: [{ ...entry, terms: ['a', '--'] }] }],
  ['`lexicon.entries[0].modifiers` must be an array', { ...lexicon, entries: [{ ...entry, modifiers: [] }] }],
  ['`lexicon.entries[0].reach` must be an integer', { ...lexicon, entries: [{ ...entry, reach: -1 }] }],
  ['`lexicon.entries[0].severity` must be a finite', { ...lexicon, entries: [{ ...entry, severity: 2 }] }],
  ['`lexicon.entries[0].severity` must be above 0', { ...lexicon, entries: [{ ...entry, severity: 0 }] }],
  ['`lexicon.entries[0].source` must be a text', { ...lexicon, entries: [{ ...entry, source: '' }] }],
  ['`lexicon.triggers.source` must be a text', { ...lexicon, triggers: undefined }],
  ['`lexicon.triggers.source` must be', { ...lexicon, triggers: { ...contextTriggers, source: 1 } }],
  ['`lexicon.triggers.pseudo` must be an array', { ...lexicon, triggers: { ...contextTriggers, pseudo: 'no' } }],
  ['`lexicon.name` must be', undefined],
])('%s', (message, given) => {
  expect(() => checkLexicon(given as Lexicon)).toThrow(InvalidArgumentError);
  expect(() => checkLexicon(given as Lexicon)).toThrow(`checkLexicon: ${message}`);
});
