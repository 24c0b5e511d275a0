import { describe, expect, test } from 'vitest';
import { useDevice } from '../../../test/devices.js';
import { expectClose } from '../../../test/expect-close.js';
import { einsum, memory, tensor, tidy } from '../../index.js';

const sizes: Record<string, number> = { a: 2, b: 3, i: 4, j: 5, k: 2, n: 3 };
const sizeOf = (letters: string) => [...letters].reduce((product, letter) => product * sizes[letter]!, 1);
const wave = (letters: string, phase: number) =>
  Float32Array.from({ length: sizeOf(letters) }, (_, i) => Math.sin(i * 1.3 + phase));

/** The definition: the sum over all letters that the result lacks. */
function definition(terms: string[], operands: Float32Array[], result: string): Float64Array {
  const letters = [...new Set(terms.join('') + result)].join('');
  const sums = new Float64Array(sizeOf(result));
  for (let at = 0; at < sizeOf(letters); at++) {
    const value = (letter: string) =>
      Math.floor(at / sizeOf(letters.slice(letters.indexOf(letter) + 1))) % sizes[letter]!;
    const index = (term: string) => [...term].reduce((sum, letter) => sum * sizes[letter]! + value(letter), 0);
    sums[index(result)]! += operands.reduce((product, each, i) => product * each[index(terms[i]!)]!, 1);
  }
  return sums;
}

describe.each(['cpu', 'wasm'] as const)('%s', (device) => {
  test.each([
    'ij,jk->ik',
    'ij,jk->ki',
    'bij,bjk->bik',
    'nij,nj->ni',
    'abij,abkj->abik',
    'bi,bj->bij',
    'ij->ji',
    'ijk->kij',
    'ij->ij',
    'ij->i',
    'ij->',
    'i,i->',
    'i,j->ij',
    'ij,ij->ij',
    'ij,k->j',
    'ij,j->i',
  ])('einsum %s is its definition, and leaves nothing behind', async (equation) => {
    await useDevice(device);
    const [left, result] = equation.split('->') as [string, string];
    const terms = left.split(',');
    const operands = terms.map((term, i) => wave(term, i));
    const tensors = operands.map((values, i) =>
      tensor(
        values,
        [...terms[i]!].map((letter) => sizes[letter]!),
      ),
    );
    const { numTensors, numDataBuffers } = memory();
    const output = tidy(() => einsum(equation, ...tensors));
    await expectClose(output, definition(terms, operands, result), 1e-6);
    output.dispose();
    expect(memory()).toMatchObject({ numTensors, numDataBuffers });
  });
});
