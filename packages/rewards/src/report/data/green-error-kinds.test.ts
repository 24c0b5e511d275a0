import { expect, test } from 'vitest';
import { parseGreen } from '../parse-green.js';
import { greenErrorKinds } from './green-error-kinds.js';

test('one name per count of parseGreen', () => {
  expect(greenErrorKinds).toHaveLength(parseGreen('').significantErrors.length);
});
