import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import golden from '../test/safetensors/golden/files.json' with { type: 'json' };
import { flattenTree, loadSafetensors, memory, ones, saveSafetensors, tensor } from './index.js';

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test('bytes are those of the format', async () => {
    const before = memory().numTensors;
    // {"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}, 54 bytes, and two spaces
    const header = '{"a":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}  ';
    const tree = { a: tensor([-1, 258], [2], 'int32') };
    const file = await saveSafetensors(tree);
    expect(hex(file)).toBe(`3800000000000000${hex(new TextEncoder().encode(header))}ffffffff02010000`);
    tree.a.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test('what is saved is loaded: values, shapes, dtypes, metadata', async () => {
    const tree = {
      flags: tensor([[true], [false], [true]]),
      layers: [
        {
          weights: tensor([
            [1.5, -2],
            [3e30, 1e-30],
          ]),
          empty: ones([0, 2]),
        },
      ],
      table: tensor([7, -8], [2], 'int32'),
      scalar: tensor(0.1, []),
    };
    const metadata = { 'a "b"': '✓\n', step: '12' };
    const file = await saveSafetensors(tree, { metadata });
    const loaded = loadSafetensors(file, { like: tree });
    expect(loaded.metadata).toEqual(metadata);
    const saved = flattenTree(tree);
    for (const [path, leaf] of Object.entries(flattenTree(loaded.tree))) {
      expect([path, leaf.shape, leaf.dtype]).toEqual([path, saved[path]!.shape, saved[path]!.dtype]);
      expect(await leaf.data()).toEqual(await saved[path]!.data());
    }
  });
});

describe('cpu', () => {
  beforeAll(() => useDevice('cpu'));

  test('data are aligned, whatever the order of the leaves', async () => {
    const file = await saveSafetensors({ a: tensor([true]), b: ones([1]), c: tensor([true, false]), d: ones([3]) });
    const length = Number(new DataView(file.buffer).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
    for (const name of ['b', 'd']) expect((8 + length + header[name].data_offsets[0]) % 4).toBe(0);
  });

  test('F16 has the bits of IEEE 754', async () => {
    // struct.pack('<7e', …) of Python wrote these
    const expected = golden.valid.F16;
    const file = await saveSafetensors({ a: tensor(expected.values.a) }, { floats: 'F16' });
    expect(hex(file).slice(-28)).toBe(expected.hex.slice(-28));
  });

  test.each([
    [65519.99, 65504],
    [65520, Infinity],
    [-1e9, -Infinity],
    [2 ** -25, 0], // halfway between 0 and the smallest: the even one
    [2 ** -25 * 1.01, 2 ** -24],
    [2 ** -14 - 2 ** -26, 2 ** -14], // the largest subnormal rounds up to the smallest normal
    [1 + 2 ** -11, 1], // halfway: the even one
    [1 + 3 * 2 ** -11, 1 + 2 ** -9],
    [2 - 2 ** -12, 2],
    [Number.NaN, Number.NaN],
    [Infinity, Infinity],
    [-0, -0],
  ])('F16 of %d is %d', async (value, expected) => {
    const like = { a: ones([1]) };
    const { tree } = loadSafetensors(await saveSafetensors({ a: tensor([value]) }, { floats: 'F16' }), { like });
    expect((await tree.a.data())[0]).toBe(expected);
  });

  test('F16 is the nearest half', async () => {
    await fc.assert(
      fc.asyncProperty(fc.float({ min: -65504, max: 65504, noNaN: true }), async (value) => {
        const like = { a: ones([1]) };
        const { tree } = loadSafetensors(await saveSafetensors({ a: tensor([value]) }, { floats: 'F16' }), { like });
        const half = (await tree.a.data())[0]!;
        const spacing = 2 ** Math.max(Math.floor(Math.log2(Math.abs(value) || 1e-30)) - 10, -24);
        return Math.abs(half - value) <= spacing / 2;
      }),
    );
  });

  test('what cannot be saved', async () => {
    await expect(saveSafetensors({ a: ones([1], 'complex64') })).rejects.toThrow(
      'saveSafetensors: `tree.a` must be float32, int32 or bool, got "complex64".',
    );
    await expect(saveSafetensors([1 as never])).rejects.toThrow('saveSafetensors: `tree.0` must be a tensor');
    await expect(saveSafetensors({ __metadata__: ones([1]) })).rejects.toThrow(
      '`tree` must have no tensor of this name',
    );
    await expect(saveSafetensors({}, { metadata: { step: 3 as never } })).rejects.toThrow(
      'saveSafetensors: `metadata.step` must be a string, got 3.',
    );
    await expect(saveSafetensors({}, { floats: 'F8' as never })).rejects.toThrow(
      "`floats` must be 'F32' | 'F16', got \"F8\".",
    );
  });
});
