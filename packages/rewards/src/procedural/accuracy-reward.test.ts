import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracyReward } from './accuracy-reward.js';

const amyloidosis = { disease: 'Cardiac amyloidosis', aliases: ['ATTR-CM'] };
const others = [{ disease: 'Hypertrophic cardiomyopathy', aliases: ['HCM'] }, { disease: 'amyloidosis' }];

test('exact: a name and nothing else, in any case, width and punctuation', () => {
  for (const answer of ['cardiac amyloidosis', ' CARDIAC\namyloidosis. ', 'attr cm', 'Ａｔｔｒ-CM'])
    expect(accuracyReward(answer, amyloidosis)).toBe(1);
  for (const answer of ['amyloidosis', 'cardiac amyloidosis or HCM', '', null])
    expect(accuracyReward(answer, amyloidosis)).toBe(0);
});

test('mention: the disease within a sentence, and none of the others beside it; a longer name hides a shorter one in it', () => {
  const mention = (answer: string) => accuracyReward(answer, amyloidosis, { match: 'mention', others });
  expect(mention('This is cardiac amyloidosis, most likely.')).toBe(1);
  expect(mention('Cardiac amyloidosis, less likely HCM')).toBe(0);
  expect(mention('cardiac amyloidosis and systemic amyloidosis')).toBe(0);
  expect(mention('cardiac amyloidosiss')).toBe(0);
});

test('constructor and __proto__ are names like others, and any string is survived', () => {
  expect(accuracyReward('__proto__', { disease: 'constructor', aliases: ['__proto__'] })).toBe(1);
  expect(accuracyReward('toString', amyloidosis, { match: 'mention' })).toBe(0);
  const text = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(text, text, (answer, disease) => {
      for (const match of ['exact', 'mention'] as const)
        expect([0, 1]).toContain(accuracyReward(answer, { disease }, { match }));
    }),
  );
});

test('bad input', () => {
  expect(() => accuracyReward(1 as never, amyloidosis)).toThrow(
    '`answer` must be a string, or null for no answer, got 1.',
  );
  expect(() => accuracyReward('', amyloidosis, { match: 'close' as never })).toThrow(
    "`match` must be 'exact' | 'mention'",
  );
});
