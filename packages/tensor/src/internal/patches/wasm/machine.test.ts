import { beforeAll, expect, test } from 'vitest';
import { add, gather, init, matMul, ones, sum, tensor, transpose } from '../../../index.js';
import { kernelsWasm } from './kernels.wasm.js';

beforeAll(() => init({ device: 'wasm' }));

test('the module has no data: the memory is that of tfjs', () => {
  const bytes = Uint8Array.from(atob(kernelsWasm), (character) => character.charCodeAt(0));
  const sections: number[] = [];
  for (let at = 8; at < bytes.length; ) {
    sections.push(bytes[at++]!);
    let [size, shift] = [0, 0];
    for (; ; shift += 7) {
      const byte = bytes[at++]!;
      size += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    at += size;
  }
  expect(sections).toContain(10); // code
  expect(sections).not.toContain(11); // data
});

test('kernels work on after the memory has grown', async () => {
  const x = tensor([1, 2, 3, 4], [2, 2]);
  expect(Array.from(await matMul(x, x).data())).toEqual([7, 10, 15, 22]);
  const large = ones([3000, 3000]); // more than the memory had
  const turned = transpose(add(large, large));
  expect((await sum(turned).data())[0]).toBe(18e6);
  expect(Array.from(await gather(matMul(x, x, true), tensor([1], [1], 'int32')).data())).toEqual([14, 20]);
  for (const each of [large, turned]) each.dispose();
});
