import { CairnError, ParseError } from '@cairn-ml/numeric';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { devices, useDevice } from '../test/devices.js';
import golden from '../test/safetensors/golden/files.json' with { type: 'json' };
import {
  disposeTree,
  flattenTree,
  loadSafetensors,
  memory,
  ones,
  type ParameterTree,
  saveSafetensors,
  zeros,
} from './index.js';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
const files = Object.entries(golden.valid).map(([name, file]) => [name, bytes(file.hex), file] as const);

describe.each(devices)('%s', (device) => {
  beforeAll(() => useDevice(device));

  test.each(files)('reads %s', async (_, file, { values, metadata }) => {
    const before = memory().numTensors;
    const loaded = loadSafetensors(file);
    const leaves = Object.entries(flattenTree(loaded.tree));
    expect(memory().numTensors - before).toBe(leaves.length);
    expect(leaves.map(([name]) => name).sort()).toEqual(Object.keys(values).sort());
    for (const [name, leaf] of leaves) {
      const numbers = (values as Record<string, number[]>)[name]!;
      const expected = leaf.dtype === 'float32' ? numbers.map(Math.fround) : numbers;
      expect(Array.from(await leaf.data())).toEqual(expected);
    }
    expect(loaded.metadata).toEqual(metadata);
  });
});

describe('cpu', () => {
  beforeAll(() => useDevice('cpu'));

  test("what Node's readFile gives is read, too", async () => {
    const file = Buffer.from(await saveSafetensors([ones([2]), zeros([3])]));
    const { tree } = loadSafetensors(file, { like: [ones([2]), zeros([3])] });
    expect(await Promise.all(tree.map(async (leaf) => [...(await leaf.data())]))).toEqual([
      [1, 1],
      [0, 0, 0],
    ]);
  });

  test('shapes, dtypes and structure', () => {
    const { tree } = loadSafetensors(bytes(golden.valid['of torch'].hex)) as unknown as {
      tree: { layers: Record<string, ParameterTree>[] };
    };
    expect(tree.layers[1]!.weight).toMatchObject({ shape: [1, 2], dtype: 'float32' });
    expect(tree.layers[0]!.bias).toMatchObject({ shape: [1], dtype: 'bool' });
    expect(loadSafetensors(bytes(golden.valid.scalar.hex)).tree).toMatchObject({ a: { shape: [] } });
    expect(loadSafetensors(bytes(golden.valid.U8.hex)).tree).toMatchObject({ a: { dtype: 'int32' } });
    expect(loadSafetensors(bytes(golden.valid['empty tensor'].hex)).tree).toMatchObject({ a: { shape: [0, 3] } });
  });

  test('a file may lie anywhere in a buffer', async () => {
    const file = bytes(golden.valid.F32.hex);
    const buffer = new Uint8Array(file.length + 8);
    buffer.set(file, 3);
    const { tree } = loadSafetensors(buffer.subarray(3, 3 + file.length));
    expect((await (tree as { a: ReturnType<typeof ones> }).a.data())[0]).toBe(1.5);
  });

  test.each(Object.entries(golden.invalid))('refuses %s', (_, hex) => {
    const before = memory().numTensors;
    expect(() => loadSafetensors(bytes(hex))).toThrow(ParseError);
    expect(memory().numTensors).toBe(before);
  });

  test.each([
    ['an overlap', 'expected data that begin at 8, where others end for "b"'],
    ['data cut off', 'expected data of 4 bytes, not 8'],
    ['offsets too far apart', 'expected data_offsets 4 bytes apart for F32 [1] for "a"'],
    ['a header longer than the file', 'loadSafetensors: expected a header of at most 2 bytes, got "100"'],
    ['a name twice', 'expected a name that was not there before'],
    ['an integer beyond int32', 'expected integers that fit into int32 for "a", got "2147483648"'],
  ] as const)('says what is wrong with %s', (name, message) => {
    expect(() => loadSafetensors(bytes(golden.invalid[name]))).toThrow(message);
  });

  test('names that are no paths of one tree', () => {
    const text =
      '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a.b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}';
    const file = new Uint8Array(8 + text.length + 2);
    file[0] = text.length;
    file.set(new TextEncoder().encode(text), 8);
    const before = memory().numTensors;
    expect(() => loadSafetensors(file)).toThrow('must have no path that begins with another path, got "a.b".');
    expect(memory().numTensors).toBe(before);
    expect(() => loadSafetensors('{}' as never)).toThrow('loadSafetensors: `bytes` must be a Uint8Array, got "{}".');
  });

  test('whatever the bytes, it reads them or throws an error of ours, and leaves nothing behind', () => {
    const broken = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(
          fc.constantFrom(...files.map(([, file]) => file)),
          fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
          fc.nat(),
        )
        .map(([file, changes, length]) => {
          const copy = file.slice(0, length % 3 === 0 ? length % (file.length + 1) : file.length);
          for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value;
          return copy;
        }),
      fc.json().map((text) => {
        const header = new TextEncoder().encode(`{"a":${text}}`);
        const file = new Uint8Array(8 + header.length + 16);
        new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
        file.set(header, 8);
        return file;
      }),
    );
    const before = memory().numTensors;
    fc.assert(
      fc.property(broken, (file) => {
        try {
          disposeTree(loadSafetensors(file).tree);
        } catch (error) {
          if (!CairnError.isInstance(error)) throw error;
        }
        return memory().numTensors === before;
      }),
      { numRuns: 2000 },
    );
  });

  describe('like', () => {
    const tree = () => ({ list: [ones([2])], table: zeros([3], 'int32') });

    test('arranges as the tree does, also what names alone would not', async () => {
      const file = await saveSafetensors({ list: { '0': ones([2]) }, table: zeros([3], 'int32') });
      const like = { table: zeros([3], 'int32'), list: { '0': ones([2]) }, none: [] };
      const loaded = loadSafetensors(file, { like });
      expect(Object.keys(loaded.tree)).toEqual(['table', 'list', 'none']);
      expect(Array.from(await loaded.tree.list['0'].data())).toEqual([1, 1]);
    });

    test.each<[() => ParameterTree, string]>([
      [() => ({ list: [ones([2])] }), '`bytes` must have the tensors of `like` only, got "table".'],
      [() => ({ ...tree(), more: ones([1]) }), '`bytes` must have the tensor more of `like`, got undefined.'],
      [() => ({ ...tree(), list: [ones([3])] }), '`list.0` must be [3], as in `like`, got [2].'],
      [() => ({ ...tree(), table: zeros([3]) }), '`table` must be float32, got "int32".'],
    ])('what differs %#', async (makeLike, message) => {
      const file = await saveSafetensors(tree());
      const like = makeLike();
      const before = memory().numTensors;
      expect(() => loadSafetensors(file, { like })).toThrow(`loadSafetensors: ${message}`);
      expect(memory().numTensors).toBe(before);
    });
  });
});
