import { expect, test } from 'vitest';
import { lengthOfStayCategory } from './length-of-stay-category.js';

test('the borders', () => {
  expect([0, 0.99, 1, 6.5, 7, 7.01, 14, 14.5, 400].map(lengthOfStayCategory)).toEqual([0, 0, 1, 6, 7, 8, 8, 9, 9]);
  expect(() => lengthOfStayCategory(-1)).toThrow('lengthOfStayCategory: `days` must be a finite number');
});
