import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BackendError, createRandom, InvalidArgumentError, ParseError } from '@cairn-ml/numeric';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { init, loadGraphModel, memory, type Tensor, tensor } from './index.js';

/** A real network: human's test for photographs of photographs, 0.85 MB, input [1, 128, 128, 3], output [1, 1]. */
const folder = join(import.meta.dirname, '../node_modules/@vladmandic/human/models/');
const path = join(folder, 'antispoof.json');
const files = {
  'antispoof.json': new Uint8Array(readFileSync(path)),
  'antispoof.bin': new Uint8Array(readFileSync(join(folder, 'antispoof.bin'))),
};

let server: Server;
let address: string;
let image: Tensor;

beforeAll(async () => {
  await init({ device: 'wasm' });
  const random = createRandom(1);
  image = tensor(
    Float32Array.from({ length: 128 * 128 * 3 }, () => random.uniform()),
    [1, 128, 128, 3],
  );
  server = createServer(({ url }, response) => {
    const file = files[url!.slice(1) as keyof typeof files];
    response.writeHead(file ? 200 : 404).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

async function answer(source: Parameters<typeof loadGraphModel>[0]): Promise<number> {
  const model = await loadGraphModel(source);
  const [output] = model.run(image);
  const [value] = await output!.data();
  output!.dispose();
  model.dispose();
  return value!;
}

test('a path, a file URL, an address and the bytes give the same network, and nothing stays behind', async () => {
  const before = memory().numTensors;
  const expected = await answer(path);
  expect(expected).toBeGreaterThan(0);
  expect(expected).toBeLessThan(1);
  for (const source of [pathToFileURL(path), `${address}antispoof.json`, new URL(`${address}antispoof.json`), files])
    expect(await answer(source)).toBe(expected);
  expect(memory().numTensors).toBe(before);
});

test('a folder is its model.json', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'graph-model-'));
  writeFileSync(join(copy, 'model.json'), files['antispoof.json']);
  writeFileSync(join(copy, 'antispoof.bin'), files['antispoof.bin']);
  try {
    expect(await answer(`${copy}/`)).toBe(await answer(path));
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('inputs and outputs are described, hidden nodes can be read, progress goes from 0 to 1', async () => {
  const fractions: number[] = [];
  const model = await loadGraphModel(path, { onProgress: (fraction) => fractions.push(fraction) });
  expect(model.inputs).toEqual([{ name: expect.any(String), shape: [-1, 128, 128, 3], dtype: 'float32' }]);
  expect(model.outputs).toHaveLength(1);
  expect(fractions.at(-1)).toBe(1);
  const [{ node }] = [JSON.parse(readFileSync(path, 'utf8')).modelTopology] as [
    { node: { op: string; name: string }[] },
  ];
  const hidden = node.find(({ op }) => op === '_FusedConv2D')!.name;
  const [features, output] = model.run({ [model.inputs[0]!.name]: image }, [hidden, model.outputs[0]!.name]);
  expect(features!.shape).toHaveLength(4);
  const [same] = await model.runAsync(image);
  expect(await same!.data()).toEqual(await output!.data());
  model.dispose();
});

test.each<[string, () => Promise<unknown>, unknown, RegExp]>([
  ['a missing path', () => loadGraphModel('/absent/model.json'), BackendError, /cannot read \/absent\/model.json/],
  ['a folder without model.json', () => loadGraphModel(folder), BackendError, /cannot read .*model\.json/],
  ['an address with nothing there', () => loadGraphModel(`${address}x.json`), BackendError, /x\.json: status 404/],
  ['an address that no one serves', () => loadGraphModel('http://127.0.0.1:1/x.json'), BackendError, /cannot load/],
  ['text that is not JSON', () => loadGraphModel({ 'a.json': new Uint8Array([60]) }), ParseError, /expected the JSON/],
  ['other JSON', () => loadGraphModel({ 'a.json': new TextEncoder().encode('{}') }), ParseError, /`modelTopology`/],
  [
    'a model of layers',
    () => loadGraphModel({ 'a.json': new TextEncoder().encode('{"modelTopology":{},"weightsManifest":[]}') }),
    InvalidArgumentError,
    /be a graph model, not one of Keras's layers/,
  ],
  [
    'a missing file',
    () => loadGraphModel({ 'antispoof.json': files['antispoof.json'] }),
    InvalidArgumentError,
    /`source` must contain the file antispoof\.bin/,
  ],
  [
    'a file that was cut off',
    () => loadGraphModel({ ...files, 'antispoof.bin': files['antispoof.bin'].subarray(0, 1000) }),
    InvalidArgumentError,
    /hold a whole graph model/,
  ],
])('%s is an error with its name in it', async (_, load, type, message) => {
  const before = memory().numTensors;
  const error = await load().catch((error: Error) => error);
  expect(error).toBeInstanceOf(type);
  expect((error as Error).message).toMatch(message);
  expect(memory().numTensors).toBe(before);
});

test('loading can be aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(loadGraphModel(path, { signal })).rejects.toThrow('enough');
});
