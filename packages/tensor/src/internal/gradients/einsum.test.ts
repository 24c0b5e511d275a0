import { beforeAll, test } from 'vitest';
import { expectGradient, expectSecondGradient, numbers } from '../../../test/expect-gradient.js';
import { einsum, init } from '../../index.js';

beforeAll(() => init({ device: 'cpu' }));

const sizes: Record<string, number> = { b: 2, i: 2, j: 3, k: 4, h: 2 };

test.each([
  'ij,jk->ik',
  'bij,bjk->bik',
  'bij,jk->bik',
  'ij, kj -> ik',
  'i,j->ij',
  'i,i->',
  'ij,ij->ij',
  'ij,j->i',
  'bhij,bhkj->bhik',
  'ij->ji',
  'ij->i',
  'ij->',
  'ijk->ki',
  'ij,->ij',
  'ij,jk->k',
  'ijk,j->k',
  'ij,k->i',
  'ij,k->k',
  'i->i',
])('einsum %s', async (equation) => {
  const terms = equation.replace(/\s/g, '').split('->')[0]!.split(',');
  const xs = terms.map((term, seed) =>
    numbers(
      [...term].map((label) => sizes[label]!),
      { seed },
    ),
  );
  await expectGradient((...values) => einsum(equation, ...values), xs);
  if (xs.length > 1) await expectSecondGradient((...values) => einsum(equation, ...values), xs);
});
