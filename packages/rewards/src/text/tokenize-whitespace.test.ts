import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenizeWhitespace } from './tokenize-whitespace.js';

test("cuts where Python's str.split() cuts", () => {
  expect(tokenizeWhitespace('')).toEqual([]);
  expect(tokenizeWhitespace(' \n ')).toEqual([]);
  // python3: [chr(c) for c in range(0x110000) if chr(c).isspace()]
  const spaces = [
    9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201,
    8202, 8232, 8233, 8239, 8287, 12288,
  ];
  const found: number[] = [];
  for (let code = 0; code < 0x10000; code++) {
    if (tokenizeWhitespace(`a${String.fromCharCode(code)}b`).length === 2) found.push(code);
  }
  expect(found).toEqual(spaces);
});

test('joined by blanks and cut again, tokens stay', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const tokens = tokenizeWhitespace(text);
      expect(tokenizeWhitespace(tokens.join(' '))).toEqual(tokens);
      expect(tokens).not.toContain('');
    }),
  );
});
