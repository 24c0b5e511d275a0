import { expect, test } from 'vitest';
import { BackendError, CairnError, ConvergenceError, InvalidArgumentError, ParseError, ShapeError } from './errors.js';

test('a ShapeError names caller, argument, rule and shape', () => {
  const error = new ShapeError('rankNContrast', 'labels', 'have one entry per row of `embeddings` ([8, 32])', [7]);
  expect(error.message).toBe('rankNContrast: `labels` must have one entry per row of `embeddings` ([8, 32]), got [7].');
  expect(error).toMatchObject({ name: 'ShapeError', argument: 'labels', actual: [7] });
});

test('an InvalidArgumentError shows the value and ends with the fix', () => {
  const error = new InvalidArgumentError('quantile', 'q', 'be from 0 to 1', 1.5, 'Divide percentages by 100.');
  expect(error.message).toBe('quantile: `q` must be from 0 to 1, got 1.5. Divide percentages by 100.');
  expect(error).toMatchObject({ argument: 'q', value: 1.5 });
});

test.each([
  ['text', '"text"'],
  [[1, 2], '[1, 2]'],
  [new Float64Array(10), '[0, 0, 0, 0, 0, 0, 0, 0, … 10 entries]'],
  [undefined, 'undefined'],
  [{ a: 1 }, 'Object'],
])('an InvalidArgumentError shows %o as %s', (value, shown) => {
  expect(new InvalidArgumentError('f', 'x', 'be else', value).message).toBe(`f: \`x\` must be else, got ${shown}.`);
});

test('the other errors carry their fields', () => {
  expect(new ConvergenceError('smallestEigenpairs', 300, 0.00012, 'Raise `maxIterations`.').message).toBe(
    'smallestEigenpairs: no convergence after 300 iterations (residual 1.2e-4). Raise `maxIterations`.',
  );
  expect(new BackendError('webgpu', 'init', 'no adapter')).toMatchObject({
    message: 'init on webgpu: no adapter',
    backend: 'webgpu',
    operation: 'init',
  });
  expect(new ParseError('parse', 'a digit', '12a', 2).message).toBe('parse: expected a digit, got "a" at position 2.');
  expect(new ParseError('parse', 'a digit', '12', 2).message).toBe(
    'parse: expected a digit, got the end at position 2.',
  );
});

test('isInstance does not rely on the name of the class, which a minifier changes', () => {
  const Renamed = { a: class extends ShapeError {} }.a;
  expect(Renamed.isInstance(new ShapeError('f', 'x', 'be square', [1, 2]))).toBe(true);
});

test('isInstance tells classes apart and sees through duplicate copies', () => {
  const error = new ShapeError('f', 'x', 'be square', [1, 2]);
  expect(CairnError.isInstance(error)).toBe(true);
  expect(ShapeError.isInstance(error)).toBe(true);
  expect(InvalidArgumentError.isInstance(error)).toBe(false);
  expect(CairnError.isInstance(new Error('f'))).toBe(false);
  expect(CairnError.isInstance('f')).toBe(false);
  const foreign = Object.assign(new Error('from another copy'), {
    name: 'ShapeError',
    [Symbol.for('cairn.error')]: true,
  });
  expect(foreign instanceof ShapeError).toBe(false);
  expect(ShapeError.isInstance(foreign)).toBe(true);
});
