import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCompletion } from './split-completion.js';

test.each([
  ['<think>a</think><answer>b</answer>', 'a', 'b', true],
  ['a <answer> b </answer>', 'a', 'b', true],
  ['plain', 'plain', null, false],
  ['', '', null, false],
  ['<think></think><answer> </answer>', '', null, true],
  ['<think>never closed', 'never closed', null, true],
  ['<think>never closed<answer>b</answer>', 'never closed', 'b', true],
  ['opened by the template</think><answer>b', 'opened by the template', 'b', true],
  ['<think>a<think>inner</think>c</think>out<answer>b</answer>', 'ainnerc', 'b', true],
  ['<think>a</think>out<think>c</think>', 'a\nc', null, true],
  ['<think>I write <answer>x</answer> later</think><answer>b</answer>', 'I write x later', 'b', true],
  ['<THINK >a</THINK><Answer>b</Answer>', 'a', 'b', true],
  ['<answer>first</answer><answer>second</answer>', '', 'second', false],
  ['<answer>one<answer>two</answer>', '', 'two', false],
  ['<think>a</think><answer>b<think>c</answer>', 'a', 'b<think>c', true],
  ['</answer></think>', '', null, true],
])('%j', (text, thinking, answer, tagged) => {
  const split = splitCompletion(text);
  expect(split.thinking).toBe(thinking);
  expect(split.answer).toBe(answer);
  if (text.includes('think') || text.includes('THINK')) expect(split.tagged).toBe(tagged);
});

test('any string is survived, and nothing is invented: both parts are made of what the text has', () => {
  const piece = fc.oneof(
    fc.constantFrom('<think>', '</think>', '<answer>', '</answer>', '\n', 'constructor', '__proto__'),
    fc.array(fc.nat(0xffff), { maxLength: 5 }).map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const { thinking, answer } = splitCompletion(text);
      const letters = (part: string) => part.replace(/<\/?(think|answer)\s*>|\s/gi, '').length;
      expect(letters(thinking) + letters(answer ?? '')).toBeLessThanOrEqual(letters(text));
    }),
  );
});

test('a hundred thousand tags of any kind', () => {
  for (const tag of ['<think>', '</think>', '<answer>', '</answer>', '<think></think>', '<think', '<think ']) {
    expect(splitCompletion(tag.repeat(1e5)).thinking.length).toBeLessThanOrEqual(tag.length * 1e5);
  }
});

test('what is no string is refused', () => {
  expect(() => splitCompletion(7 as never)).toThrow('splitCompletion: `text` must be a string, got 7.');
});
