import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RadgraphAnnotation, radgraphF1 } from './radgraph-f1.js';

const entity = fc.record({
  tokens: fc.constantFrom('effusion', 'Effusion', 'left', '__proto__', '","'),
  label: fc.constantFrom('Observation::definitely present', 'Anatomy::definitely present'),
  relations: fc.array(fc.tuple(fc.constantFrom('modify', 'located_at'), fc.constantFrom('1', 'constructor')), {
    maxLength: 2,
  }),
});
const annotation = fc.record({ '1': entity, constructor: entity }).map((entities) => ({ entities }));

test('symmetric, from 0 to 1, and 1 for a report with itself, whatever the words', () => {
  fc.assert(
    fc.property(annotation, annotation, (a, b) => {
      const result = radgraphF1(a, b);
      expect(radgraphF1(b, a)).toEqual(result);
      for (const f1 of Object.values(result)) expect(f1 >= 0 && f1 <= 1).toBe(true);
      expect(radgraphF1(a, a)).toEqual({ simple: 1, partial: 1, complete: 1 });
    }),
  );
});

test('no entities: 0, also on both sides', () => {
  expect(radgraphF1({ entities: {} }, { entities: {} })).toEqual({ simple: 0, partial: 0, complete: 0 });
});

test('a relation to nothing is an error that names the entity', () => {
  const broken: RadgraphAnnotation = { entities: { 7: { tokens: 'a', label: 'b', relations: [['modify', 'x']] } } };
  expect(() => radgraphF1(broken, { entities: {} })).toThrow(
    "radgraphF1: `hypothesis.entities['7'].relations` must name its entities",
  );
});
