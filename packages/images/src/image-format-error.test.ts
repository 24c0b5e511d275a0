import { CairnError, ParseError } from '@cairn-ml/numeric';
import { expect, test } from 'vitest';
import { ImageFormatError } from './image-format-error.js';

test('says which format, what is the matter, and keeps the cause', () => {
  const cause = new TypeError('bad block');
  const error = new ImageFormatError('readPng', 'PNG', 'damaged', 'its pixels cannot be decompressed.', { cause });
  expect(error.message).toBe('readPng: damaged PNG: its pixels cannot be decompressed.');
  expect([error.format, error.problem, error.cause]).toEqual(['PNG', 'damaged', cause]);
});

test('is recognised as an error of its kind, and of no other', () => {
  const error = new ImageFormatError('f', 'DICOM', 'unsupported', 'x');
  expect([CairnError.isInstance(error), ImageFormatError.isInstance(error)]).toEqual([true, true]);
  expect(ParseError.isInstance(error)).toBe(false);
});
