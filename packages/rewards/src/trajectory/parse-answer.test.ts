import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { type AnswerTask, locateAnswer, parseAnswer } from './parse-answer.js';

const tasks: AnswerTask[] = ['yesNo', 'lengthOfStay', 'singleChoice', 'summary'];

test.each<[AnswerTask, string, unknown, unknown]>([
  ['yesNo', 'Yes or no? yes', 1, 1],
  ['yesNo', 'I do not know', 0, null],
  ['yesNo', 'Eyes open', 1, null],
  ['yesNo', 'No.', 0, 0],
  ['yesNo', '', 0, null],
  ['lengthOfStay', 'about 5 days', 5, 5],
  ['lengthOfStay', '3-7', 0, null],
  ['lengthOfStay', '12 days', 0, null],
  ['lengthOfStay', 'a week', 0, null],
  ['lengthOfStay', '9'.repeat(400), 0, null],
  ['singleChoice', 'Both B and C', 'B', 'B'],
  ['singleChoice', ' none ', 'none', 'none'],
  ['singleChoice', '', 'A', null],
  ['summary', 'The Heart, a pump.', 'heart pump', 'heart pump'],
  ['summary', 'the', 'NA', null],
])('%s: %s', (task, text, released, repaired) => {
  expect(parseAnswer(text, { task, variant: 'released' }).value).toBe(released);
  expect(parseAnswer(text, { task }).value).toBe(repaired);
});

test('gold answers are read strictly', () => {
  const gold = (text: string, task: AnswerTask) => parseAnswer(text, { task, role: 'gold' }).value;
  expect(gold('Yes.', 'yesNo')).toBe(1);
  expect(gold('yes it is', 'yesNo')).toBe(0);
  expect(gold('class 12', 'lengthOfStay')).toBe(12);
  expect(gold('unknown', 'lengthOfStay')).toBe(null);
});

test.each([
  ['{"answer_choice": "C", "x": 1}', 'C", "x": 1'],
  ["{'answer': 'no' }", 'no'],
  ['the answer is: {yes}', 'yes'],
  ['**Answer**: B because', 'B'],
  ['**Answer:** B', '**Answer:** B'],
  ['It is A', 'A'],
  ['  two\n lines ', 'two lines'],
  ['answer": never closed', 'answer": never closed'],
])('%j is located', (text, located) => {
  expect(locateAnswer(text)).toBe(located);
});

test('survives any text, and a null', () => {
  expect(locateAnswer(null)).toBe('NA');
  fc.assert(
    fc.property(anyText(40), fc.constantFrom(...tasks), (text, task) => {
      for (const variant of ['released', 'repaired'] as const) {
        const { value, unparsed } = parseAnswer(locateAnswer(text), { task, variant });
        expect(value === null).toBe(unparsed && variant === 'repaired');
      }
    }),
  );
  expect(() => parseAnswer('', { task: 'LOS' as never })).toThrow("`task` must be 'yesNo' | 'lengthOfStay'");
});
