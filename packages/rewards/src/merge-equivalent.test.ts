import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeEquivalent } from './merge-equivalent.js';

test('one yes in either direction joins, through others too', async () => {
  const yes = new Set(['a b', 'c b']);
  expect(await mergeEquivalent(['c', 'a', null, 'b', 'd', 'a'], async (x, y) => yes.has(`${x} ${y}`))).toEqual([
    'c',
    'c',
    null,
    'c',
    'd',
    'c',
  ]);
});

test('the classes do not depend on the order of the answers', async () => {
  const letters = ['a', 'b', 'c', 'd', 'e'];
  const pair = fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters));
  const shuffled = fc.shuffledSubarray(letters, { minLength: letters.length });
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { maxLength: 4 }), shuffled, async (pairs, order) => {
      const equivalence = (x: string, y: string) => pairs.some(([a, b]) => a === x && b === y);
      const partition = async (answers: string[]) => {
        const merged = await mergeEquivalent(answers, equivalence);
        const classOf = (name: string) => merged[answers.indexOf(name)];
        return letters.map((x) => letters.map((y) => classOf(x) === classOf(y)));
      };
      expect(await partition(order)).toEqual(await partition(letters));
    }),
  );
});

test('asks about distinct keys only, and stops when told', async () => {
  const asked: string[] = [];
  const equivalence = (x: string, y: string) => asked.push(x + y) < 0;
  await mergeEquivalent(['a', 'A', 'b', 'a'], equivalence, { key: (answer) => answer.toLowerCase() });
  expect(asked).toEqual(['ab', 'ba']);
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(mergeEquivalent(['a', 'b'], equivalence, { signal })).rejects.toThrow('enough');
});
