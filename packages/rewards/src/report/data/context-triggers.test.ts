import { expect, test } from 'vitest';
import { checkLexicon } from '../check-lexicon.js';
import { contextTriggers } from './context-triggers.js';

test('is complete, and no phrase has two meanings on one side', () => {
  checkLexicon({ name: 'triggers alone', source: 'test', entries: [], triggers: contextTriggers });
  const { absentBefore, uncertainBefore, historicalBefore, absentAfter, uncertainAfter, pseudo, termination } =
    contextTriggers;
  for (const side of [
    [absentBefore, uncertainBefore, historicalBefore, pseudo, termination],
    [absentAfter, uncertainAfter, pseudo, termination],
  ]) {
    const phrases = side.flat();
    expect(new Set(phrases).size).toBe(phrases.length);
  }
});
