import { readFileSync } from 'node:fs';
import { createRandom } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { canonicalizeAnswer } from './canonicalize-answer.js';

const { pairs } = JSON.parse(readFileSync(new URL('../../test/answer-pairs.json', import.meta.url), 'utf8')) as {
  pairs: { a: string; b: string; equal: boolean; note: string }[];
};

const same = (a: string, b: string) => canonicalizeAnswer(a) === canonicalizeAnswer(b);

test('the table of answer pairs: 32 of 36, and of the different ones only x = 5 and y = 5 become one', () => {
  const wrong = pairs.filter(({ a, b, equal }) => same(a, b) !== equal);
  expect(wrong.map(({ note }) => note)).toEqual(['surd~float', 'cancel', 'diff var assign', 'trig id']);
  expect(wrong.filter(({ equal }) => !equal)).toEqual([expect.objectContaining({ a: 'x=5', b: 'y=5' })]);
});

test.each([
  [
    'numbers',
    '1/2',
    [
      '\\frac{1}{2}',
      '\\dfrac12',
      '0.5',
      '.50',
      '2/4',
      '5e-1',
      '½',
      '+\\frac{1}{2}',
      '\\left(\\frac12\\right)',
      '$\\tfrac{1}{2}$',
      '\\( 1/2 \\)',
    ],
  ],
  ['negative numbers', '-3', ['-3', '−3', '- 3', '-\\frac{6}{2}', '－３', '3i^2']],
  ['mixed numbers', '7/2', ['3 1/2', '3\\frac{1}{2}', '3\\frac12', '3½', '3.5']],
  ['thousands', '1234567', ['1,234,567', '1{,}234{,}567', '1\\,234\\,567', '1234567.0', '(1,234,567)'.slice(1, -1)]],
  [
    'units',
    '12',
    [
      '12 cm',
      '12\\text{ cm}',
      '12\\mathrm{cm}^2',
      '12^\\circ',
      '12°',
      '\\$12',
      '$12',
      '12 dollars',
      '12 square units',
      '12\\%',
    ],
  ],
  ['powers, factorials, binomials', '120', ['5!', '\\binom{10}{3}', '2^7-2^3', '1.2\\times10^{2}', '1.2 · 10²']],
  ['square roots', '2*√3', ['\\sqrt{12}', '2\\sqrt3', '\\frac{6}{\\sqrt{3}}', '√12', 'sqrt(12)', '12^{1/2}']],
  ['polynomials', '2*x+x^2+1', ['(x+1)^2', 'x^2+2x+1', '1 + 2 x + x · x', '(x+1)(1+x)']],
  ['complex numbers', '4*i+3', ['3+4i', '4i+3', '(2+i)^2']],
  ['constants', '1/2*π', ['\\frac{\\pi}{2}', 'π/2', '0.5\\pi', 'pi/2']],
  ['logarithms that come out even', '3', ['\\log_2 8', '\\log_{2}{8}', '\\log_2(8)']],
  [
    'names',
    '5',
    ['x=5', 'x = 5', '5=x', 'x_1 = 5', 'f(2)=5'.slice(5), 'Answer: 5', 'the final answer is 5.', '\\boxed{5}'],
  ],
  ['functions', 'x^2', ['f(x)=x^2', 'x\\cdot x', 'x²']],
  ['tuples', '(1,2)', ['(1,2)', '( 1, 2 )', '\\left(1,\\ \\frac{4}{2}\\right)']],
  ['intervals', '[0,1)', ['[0,1)', '[0, 1)', '\\left[0,\\tfrac{2}{2}\\right)']],
  ['unions', '(-∞,3]∪[5,∞)', ['(-\\infty,3]\\cup[5,\\infty)', '[5, ∞) ∪ (-∞, 3]']],
  ['sets', '\\{1,2,3\\}', ['\\{1,2,3\\}', '\\{3, 2, 1, 1\\}', '\\left\\{ 3,1,2 \\right\\}']],
  ['lists', '-2, 2', ['2, -2', '-2 \\text{ and } 2', 'x=\\pm 2', '2 or -2', 'x=2 or x=-2']],
  ['several names', 'x=1, y=2', ['x=1, y=2', 'y = 2 \\text{ and } x = 1']],
  ['equations', 'x-1/2*y+1/2=0', ['y=2x+1', '2x-y+1=0', '0 = y - 2x - 1']],
  ['inequalities', '-x+5<0', ['x>5', '5<x', '2x > 10']],
  ['chained inequalities', '1<x≤2', ['1<x\\le 2', '2 \\geq x > 1']],
  [
    'matrices',
    '[[1,2],[3,4]]',
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}'],
  ],
  ['choices', 'B', ['B', '(B)', 'B.', '\\text{B}', '\\textbf{(B)}', 'b)'.toUpperCase(), 'Option B']],
  ['words', 'no solution', ['no solution', 'No Solution.', '\\text{No  solution}']],
  ['nothing special', '__proto__', ['__proto__', ' __proto__ ']],
])('%s', (_, key, spellings) => {
  expect(spellings.map((spelling) => canonicalizeAnswer(spelling))).toEqual(spellings.map(() => key));
});

test.each([
  ['9007199254740993', '9007199254740992'],
  ['1/3', '0.333333'],
  ['1 2', '12'],
  ['1,2', '12'],
  ['(1,2)', '(2,1)'],
  ['(1,000)', '(1,0)'],
  ['(0,1)', '[0,1]'],
  ['(1,2)', '\\{1,2\\}'],
  ['x=1, y=2', 'x=2, y=1'],
  ['x=1, y=2', 'x=3, y=2'],
  ['x>5', 'x\\ge5'],
  ['x>5', 'y>5'],
  ['east', 'seat'],
  ['x', 'X'],
  ['A', 'a'],
  ['\\frac{\\pi}{4}', '45^\\circ'],
  ['\\sqrt{x^2}', 'x'],
  ['2^{1/3}', '2^{1/2}'],
  ['x^2', 'x2'],
  ['1/2004!', '1/2006!'],
  ['5', '5x'],
  ['-1', '1'],
  ['3:4', '3/4'],
  ['\\infty', '-\\infty'],
])('%s is not %s', (a, b) => {
  expect(same(a, b)).toBe(false);
});

test('percent, units and lists by choice', () => {
  expect(canonicalizeAnswer('50\\%')).toBe('50');
  expect(canonicalizeAnswer('50\\%', { percent: 'divide' })).toBe('1/2');
  expect(canonicalizeAnswer('50\\%', { percent: 'keep' })).toBe('50%');
  expect(canonicalizeAnswer('5 cm', { units: 'keep' })).not.toBe('5');
  expect(canonicalizeAnswer('2,1', { lists: 'ordered' })).toBe('2, 1');
});

test('any string: no error, no empty answer, and what is canonical stays so', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(60), fc.string({ maxLength: 60 })), (text) => {
      const key = canonicalizeAnswer(text);
      expect(key === null).toBe(text.trim() === '');
      expect(key).not.toBe('');
      if (key !== null) expect(canonicalizeAnswer(key)).toBe(key);
    }),
    { numRuns: 1000 },
  );
});

const fragment = fc.constantFrom(
  ...[
    '±',
    '\\pm',
    '%',
    '$',
    ',',
    ';',
    ' ',
    '=',
    '<',
    '≤',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '\\{',
    '\\}',
    '|',
    '!',
    '^',
    '_',
    '.',
    '-',
    '/',
    '∪',
    '°',
  ],
  ...[
    '1',
    '0.50',
    '1,000',
    '2',
    'x',
    'ab',
    'cm',
    'and',
    'or',
    'answer',
    'is',
    ':',
    'A',
    'B',
    'e',
    'π',
    '∞',
    '½',
    '²',
    '𝟏',
    '\u00a0',
    '\u200b',
  ],
  ...[
    '\\frac',
    '\\sqrt',
    '\\text',
    '\\boxed',
    '\\left',
    '\\right',
    '\\begin{matrix}',
    '\\end{matrix}',
    '\\\\',
    '&',
    '\\,',
    '\\circ',
    '\\log',
  ],
);

test.each([
  '±±1',
  'answer is answer: 5',
  '5 cm cm',
  'x=y=\\boxed{5}',
  '(((1,2)))',
  '50%%',
  '$$5$$',
  '\\text{\\text{B}}',
])('%s, twice', (answer) => {
  const key = canonicalizeAnswer(answer)!;
  expect(canonicalizeAnswer(key)).toBe(key);
});

test('canonical answers stay what they are, whatever LaTeX was broken, under every policy', () => {
  const options = fc.record({
    percent: fc.constantFrom('strip', 'divide', 'keep'),
    units: fc.constantFrom('strip', 'keep'),
    lists: fc.constantFrom('unordered', 'ordered'),
    maxLength: fc.constantFrom(8, 512),
  });
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 12 }), options, (fragments, policy) => {
      const key = canonicalizeAnswer(fragments.join(''), policy);
      if (key !== null) expect(canonicalizeAnswer(key, policy)).toBe(key);
    }),
    { numRuns: 2000 },
  );
});

const formula: fc.Arbitrary<string> = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('x', 'y', '2', '3', '0.25', '\\pi', 'i', '\\frac{1}{2}', '\\sqrt{2}', '\\sqrt{x}', '\\sin x'),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula'))
      .map(([a, sign, b]) => `(${a})${sign}(${b})`),
    tie('formula').map((a) => `\\frac{${a}}{3}`),
    tie('formula').map((a) => `(${a})^{2}`),
    tie('formula').map((a) => `(1+(${a})^2)^{-1}`),
  ),
})).formula;

test('a canonical formula is canonical', () => {
  const shape = fc.constantFrom('%', '(%,1)', '\\{%,2\\}', 'x=%', '%, 7', '%>1', '[0,%)');
  fc.assert(
    fc.property(formula, shape, (inner, outer) => {
      const key = canonicalizeAnswer(outer.replace('%', () => inner));
      expect(canonicalizeAnswer(key!)).toBe(key);
    }),
  );
});

test('sums and products in any order are one, and differ from their double', () => {
  fc.assert(
    fc.property(formula, formula, (a, b) => {
      const sum = canonicalizeAnswer(`(${a})+(${b})`)!;
      const isRead = !sum.includes('\\');
      expect(!isRead || same(`(${a})+(${b})`, `(${b})+(${a})`)).toBe(true);
      expect(!isRead || same(`(${a})*(${b})`, `(${b})*(${a})`)).toBe(true);
      expect(isRead && sum !== '0' && same(sum, `2(${sum})`)).toBe(false);
    }),
  );
});

test('exact fractions, against BigInt', () => {
  const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  fc.assert(
    fc.property(whole, fc.bigInt({ min: 1n, max: 10n ** 20n }), (n, d) => {
      const [top, bottom] = canonicalizeAnswer(`\\frac{${n}}{${d}}`)!.split('/');
      expect(BigInt(top!) * d).toBe(n * BigInt(bottom ?? '1'));
      expect(same(`${n}/${d}`, `${n * 7n}/${d * 7n}`)).toBe(true);
    }),
  );
});

test.each([
  ['nested brackets', `${'('.repeat(200)}1${')'.repeat(200)}`],
  ['a tower of powers', '9^(9^(9^9))'],
  ['a large factorial', '100000!'],
  ['a large exponent', '1e999999999'],
  ['a product with many terms', Array.from({ length: 26 }, (_, k) => `(${String.fromCharCode(97 + k)}+1)`).join('')],
  ['a large power of a sum', '(x+y+z+1)^{400}'],
  ['a large root', '\\sqrt{999999999999999999999999999999999989}'],
  ['many commas', ','.repeat(500)],
  ['many braces', '{'.repeat(500)],
  ['spaces', `1${' '.repeat(480)}x`],
  ['letters and spaces', 'a '.repeat(250)],
  ['digits with commas', '1,'.repeat(250)],
  ['too long', '1'.repeat(100_000)],
])('%s: an answer, and soon', (_, hostile) => {
  expect(canonicalizeAnswer(hostile)).not.toBe('');
  expect(same(hostile, '7')).toBe(false);
});

test('an answer that is too long is only itself', () => {
  expect(canonicalizeAnswer(' 0.50 ', { maxLength: 3 })).toBe('0.50');
  expect(canonicalizeAnswer(' 0.50 ', { maxLength: 4 })).toBe('1/2');
});

test('the order of the terms does not matter to seeded sums', () => {
  const random = createRandom(4);
  const terms = ['x^2', '3x', '-y', '\\frac{1}{2}', '\\sqrt{2}', 'xy', '-\\pi', '2i'];
  const keys = Array.from({ length: 50 }, () => canonicalizeAnswer(random.shuffle(terms).join('+')));
  expect(new Set(keys).size).toBe(1);
});

test('bad arguments', () => {
  expect(() => canonicalizeAnswer(7 as never)).toThrow('canonicalizeAnswer: `answer` must be a string, got 7.');
  expect(() => canonicalizeAnswer('7', { percent: 'x' as never })).toThrow(
    "`percent` must be 'strip' | 'divide' | 'keep'",
  );
  expect(() => canonicalizeAnswer('7', { maxLength: 0 })).toThrow(
    '`maxLength` must be an integer from 1 to 4096, got 0.',
  );
});
