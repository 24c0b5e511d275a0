import { expect, test } from 'vitest';
import { findMentions } from '../internal/procedural/mentions.js';
import { wordsOf } from '../internal/procedural/phrases.js';
import { echoVocabulary } from './echo-vocabulary.js';

const mentioned = (text: string) => [...findMentions(echoVocabulary)(wordsOf(text))].sort();

test('no spelling means two things', () => {
  const phrases = [...echoVocabulary.views, ...echoVocabulary.modalities].flatMap(({ name, aliases = [] }) =>
    [name, ...aliases].map((phrase) => wordsOf(phrase).join(' ')),
  );
  expect(phrases.filter((phrase, k) => phrases.indexOf(phrase) < k)).toEqual([]);
});

test.each([
  ['in PLAX/PSAX', ['views PLAX', 'views PSAX']],
  ['the apical four-chamber view', ['views A4C']],
  ['the subcostal four chamber view', ['views subcostal']],
  ['subcostal and four chamber views', ['views A4C', 'views subcostal']],
  ['inferior vena cava, M‑mode', ['modalities M-mode', 'views IVC']],
  ['color Doppler and continuous-wave Doppler', ['modalities CW Doppler', 'modalities colour Doppler']],
  ['TDI, GLS and 2-D', ['modalities 2D', 'modalities strain', 'modalities tissue Doppler']],
  ['PW 12 mm, in contrast to the septum', []],
  ['agitated saline contrast', ['modalities saline contrast']],
  ['plaxes and the constructor of __proto__', []],
  ['ＰＬＡＸ', ['views PLAX']],
])('%s', (text, expected) => {
  expect(mentioned(text)).toEqual(expected);
});
