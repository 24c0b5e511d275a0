import { expect, test } from 'vitest';
import { instrument, looksLikeValue } from './instrument.js';

const body = (code: string) => instrument(code).code.split('\n').slice(1).join('\n');

test.each([
  ['f(1); // 0.5', 'claims.equals(0, (f(1))); // 0.5'],
  ['await f(1); // 0.5', 'claims.equals(0, (await f(1))); // 0.5'],
  ['f(1);\n// 0.5', 'claims.equals(0, (f(1)));\n// 0.5'],
  ['f(1);\n// Now something else', 'f(1);\n// Now something else'],
  ['f(1);\n\n// 0.5', 'f(1);\n\n// 0.5'],
  ["console.log('a', f(1)); // a 0.5", "claims.prints(0, 'a', f(1)); // a 0.5"],
  ['const x = f(1); // 0.5', 'const x = f(1); claims.equals(0, x); // 0.5'],
  ['const { order } = f(1); // [1]', 'const { order } = f(1); claims.equals(0, order); // [1]'],
  ['const x = f(1); // seeded', 'const x = f(1); // seeded'],
  ['f(1); // throws ShapeError', 'claims.throws(0, () => (f(1))); // throws ShapeError'],
  ['await f(1); // throws ShapeError', 'await claims.rejects(0, async () => (await f(1))); // throws ShapeError'],
  ['if (true) {\n  f(1); // 0.5\n}', 'if (true) {\n  claims.equals(0, (f(1))); // 0.5\n}'],
  ["f('// 0.5');", "f('// 0.5');"],
])('%j becomes %j', (code, instrumented) => {
  expect(body(code)).toBe(instrumented);
});

test('a claim goes on over the next comment lines while a bracket is open', () => {
  const { claims } = instrument('f(1); // [[1, 2],\n// [3, 4]]\n// prose\ng(2);\n// {\n//   a: 1,\n// }\n');
  expect(claims).toEqual([
    { line: 1, text: '[[1, 2], [3, 4]]' },
    { line: 4, text: '{ a: 1, }' },
  ]);
});

test('a claim about several names is refused', () => {
  expect(() => instrument('const { a, b } = f(); // [1, 2]')).toThrow('line 1: a claim needs one name');
});

test('what looks like a value', () => {
  const values = [
    '1',
    '-0.5',
    '[1]',
    '{ a: 1 }',
    "'text'",
    'NaN',
    '≈ 0.3',
    'true',
    'throws ShapeError',
    'Float64Array(2) [1, 2]',
  ];
  const prose = ['the seed', 'one row per object', 'nullable', 'trueish', '— see below', 'Infinite'];
  expect(values.filter(looksLikeValue)).toEqual(values);
  expect(prose.filter(looksLikeValue)).toEqual([]);
});
