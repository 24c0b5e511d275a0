import { expect, test } from 'vitest';
import { conformanceCases } from './conformance-cases.js';
import { knownHoles } from './known-holes.js';

test('every hole has a reason, and names cases that exist', () => {
  for (const { cases, kind, reason } of knownHoles) {
    expect(reason.length, String(cases)).toBeGreaterThan(20);
    const named = conformanceCases.filter(({ op, name }) => cases.test(`${op} ${name}`));
    const kinds = named.flatMap(({ gradients, secondOrder }) => [
      'forward',
      ...(gradients ? ['gradient'] : []),
      ...(secondOrder ? ['second order'] : []),
    ]);
    expect(kind ? kinds.includes(kind) : named.length > 0, String(cases)).toBe(true);
  }
});
