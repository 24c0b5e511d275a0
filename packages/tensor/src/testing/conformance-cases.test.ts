import { expect, test } from 'vitest';
import * as composites from '../internal/conformance/composites.js';
import * as ops from '../ops.js';
import { conformanceCases } from './conformance-cases.js';

const names = [...Object.keys(ops), ...Object.keys(composites)];

test('every op that is exported has cases', () => {
  const covered = new Set(conformanceCases.map(({ op }) => op));
  expect(names.filter((name) => !covered.has(name))).toEqual([]);
});

test('every case calls an op that is exported', () => {
  expect(conformanceCases.filter(({ op }) => !names.includes(op)).map(({ op }) => op)).toEqual([]);
});

test('names of cases are unique', () => {
  const keys = conformanceCases.map(({ op, name }) => `${op} ${name}`);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('values fill their shapes, and are of their types', () => {
  for (const { op, name, inputs, outputs } of conformanceCases)
    for (const { dtype, shape, values } of [...inputs, ...outputs]) {
      const where = `${op} ${name}`;
      expect(values.length, where).toBe(shape.reduce((size, each) => size * each, 1));
      if (dtype === 'int32')
        expect(
          values.every((value) => value === (value | 0)),
          where,
        ).toBe(true);
      if (dtype === 'bool')
        expect(
          values.every((value) => value === 0 || value === 1),
          where,
        ).toBe(true);
    }
});

test('gradients are finite, belong to float32 inputs and have as many entries', () => {
  for (const { op, name, inputs, gradients, secondOrder } of conformanceCases)
    for (const all of [gradients, secondOrder]) {
      if (!all) continue;
      const where = `${op} ${name}`;
      expect(all.length, where).toBe(inputs.length);
      expect(all.some(Boolean), where).toBe(true);
      all.forEach((values, i) => {
        if (values === null) return;
        expect(inputs[i]?.dtype, where).toBe('float32');
        expect(values.length, where).toBe(inputs[i]?.values.length);
        expect(values.every(Number.isFinite), where).toBe(true);
      });
    }
});

test('every placeholder names an input, and every input has one', () => {
  for (const { op, name, call, inputs } of conformanceCases) {
    const used = [...JSON.stringify(call).matchAll(/"\$(\d+)"/g)]
      .map((match) => Number(match[1]))
      .sort((a, b) => a - b);
    expect([...new Set(used)], `${op} ${name}`).toEqual(inputs.map((_, i) => i));
  }
});

/** Numbers that can be had by hand: a guard against a generator that is wrong as a whole. */
test('known values', () => {
  const find = (op: string, name: string) => conformanceCases.find((each) => each.op === op && each.name === name)!;
  expect(find('max', 'nothing is -Infinity').outputs[0]?.values).toEqual([
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  expect(find('round', 'halves go to the even neighbour').outputs[0]?.values.slice(0, 3)).toEqual([0, 2, 2]);
  expect(find('neg', 'scalar').gradients?.[0]?.[0]).toBeCloseTo(-Math.sin(1), 6);
  const square = find('square', 'matrix');
  square.inputs[0]?.values.forEach((x, i) => {
    expect(square.outputs[0]?.values[i]).toBeCloseTo(x * x, 5);
    expect(square.gradients?.[0]?.[i]).toBeCloseTo(2 * x * Math.sin(i + 1), 5);
    expect(square.secondOrder?.[0]?.[i]).toBeCloseTo(2 * Math.sin(i + 1) * Math.cos(i + 1), 5);
  });
});
