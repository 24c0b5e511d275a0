import { expect, test } from 'vitest';
import { checkLexicon } from '../check-lexicon.js';
import { detectMentions } from '../detect-mentions.js';
import { criticalLexicon } from './critical-lexicon.js';

test('is complete, and every term and modifier finds its finding', () => {
  checkLexicon(criticalLexicon);
  for (const { finding, terms, modifiers = [''] } of criticalLexicon.entries) {
    for (const term of terms) {
      for (const modifier of modifiers) {
        const found = detectMentions(`${modifier} ${term}.`, criticalLexicon).map((mention) => mention.finding);
        expect(found, `${modifier} ${term}`).toContain(finding);
      }
    }
  }
});
