import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@cairn-ml/numeric';
import { add, conv2d, grads, init, matMul, sum, type Tensor, tensor } from '@cairn-ml/tensor';
import { corners, entriesOf } from '../entries.js';
import { MissingPeer, type Pair, type Peer, within } from '../pair.js';
import { javascript } from '../peers/javascript.js';
import { type NodeJob, node } from '../peers/node.js';
import { python } from '../peers/python.js';

/** Single ops on native, one thread: matrix products beside OpenBLAS and TensorFlow.js, convolutions beside torch, additions beside a copy. */
export async function* pairs(): AsyncGenerator<Pair> {
  process.env.CAIRN_NUM_THREADS ??= '1'; // as the peers
  await init({ device: 'native', strict: true, force: true });
  for (const size of [256, 512, 1024]) yield* products(size);
  yield* convolutions([8, 32, 32, 16, 32]);
  for (const size of [2 ** 16, 2 ** 24]) yield* additions(size);
}

function* products(size: number): Generator<Pair> {
  const [a, b] = [normals(size * size, 1), normals(size * size, 2)];
  const [left, right] = [a, b].map((values) => tensor(Float32Array.from(values), [size, size]));
  const pair = {
    name: `matMul ${size} x ${size}`,
    ours: entriesOf(() => matMul(left as never, right as never), corners(size)),
    difference: within(1e-3),
  };
  const parameters = { a, b, size };
  yield {
    ...pair,
    peer: python('numpy, OpenBLAS', { module: 'arrays', prepare: 'mat_mul', parameters, install: numpy }),
  };
  yield { ...pair, peer: onnxruntime('matMul', parameters) };
  yield { ...pair, peer: node('our wasm', { module: 'wasm', prepare: 'matMul', parameters }) };
  for (const backend of size > 512 ? ['wasm'] : ['wasm', 'cpu'])
    yield {
      ...pair,
      peer: node(`tfjs 4.22.0 ${backend}`, {
        module: 'stock-tfjs',
        prepare: 'matMul',
        parameters: { ...parameters, backend },
      }),
    };
}

function* convolutions(shape: [number, number, number, number, number]): Generator<Pair> {
  const [batch, height, width, inChannels, outChannels] = shape;
  const x = normals(batch * height * width * inChannels, 3);
  const filter = normals(9 * inChannels * outChannels, 4);
  // The peers keep channels before rows and columns.
  const images = tensor(Float32Array.from(turned(x, [batch, inChannels, height * width])), [
    batch,
    height,
    width,
    inChannels,
  ]);
  const weights = tensor(
    Float32Array.from(filter, (_, k) => {
      const [tap, i, o] = [
        Math.floor(k / (inChannels * outChannels)),
        Math.floor(k / outChannels) % inChannels,
        k % outChannels,
      ];
      return filter[(o * inChannels + i) * 9 + tap]!;
    }),
    [3, 3, inChannels, outChannels],
  );
  const parameters = { x, filter, shape: Int32Array.from(shape) };
  const name = `conv2d ${shape.slice(0, 4).join(' x ')} to ${outChannels}, 3 x 3`;
  const last = batch * height * width * outChannels - 1;
  const forward = {
    name,
    ours: entriesOf(() => conv2d(images as never, weights as never, 1, 'same'), [0, last]),
    difference: within(1e-3),
  };
  const torch = (gradients: boolean) =>
    python('torch, CPU', {
      module: 'arrays',
      prepare: 'convolution',
      parameters: { ...parameters, gradients },
      install: 'apt-get install python3-torch',
    });
  yield { ...forward, peer: torch(false) };
  yield { ...forward, peer: onnxruntime('convolution', parameters) };
  const derive = grads((x: Tensor, w: Tensor) => sum(conv2d(x as never, w as never, 1, 'same')));
  yield {
    name: `${name}, with both gradients`,
    async ours() {
      const [dx, dw] = derive([images, weights]) as [Tensor, Tensor];
      const values = [(await dx.data())[0], (await dw.data())[9 * inChannels * outChannels - 1]];
      for (const each of [dx, dw]) each.dispose();
      return values;
    },
    peer: torch(true),
    difference: within(1e-2),
  };
}

function* additions(size: number): Generator<Pair> {
  const [a, b] = [normals(size, 5), normals(size, 6)];
  const [x, y] = [a, b].map((values) => tensor(Float32Array.from(values)));
  const megabytes = (12 * size) / 1e6;
  const ours = entriesOf(() => add(x!, y!), [0, size - 1]);
  const name = `add, ${megabytes.toFixed(1)} MB read and written`;
  const parameters = { a, b };
  yield {
    name,
    ours,
    peer: python('numpy.add', { module: 'arrays', prepare: 'add', parameters, install: numpy }),
    difference: within(1e-6),
  };
  const [from, to] = [new Float32Array(1.5 * size), new Float32Array(1.5 * size)];
  const copy = () => to.set(from);
  yield { name, ours, peer: javascript('a copy of as many bytes', copy), difference: () => undefined };
}

const numpy = 'apt-get install python3-numpy';

/** onnxruntime takes 290 MB, so that it is not among our dependencies. */
function onnxruntime(prepare: string, parameters: NodeJob['parameters']): Peer {
  const peer = node('onnxruntime-node 1.30', { module: 'onnx', prepare, parameters });
  const folder = '.cache/onnxruntime';
  const install = `npm install --ignore-scripts --prefix ${folder} onnxruntime-node@1.30.0`;
  return {
    ...peer,
    async start(options) {
      if (!existsSync(join(import.meta.dirname, '../..', folder, 'node_modules')))
        throw new MissingPeer(`onnxruntime-node is not installed: ${install}`);
      return peer.start(options);
    },
  };
}

/** Images [batch, rows, columns] as [batch, columns, rows]. */
function turned(values: Float64Array, [, rows, columns]: [number, number, number]): Float64Array {
  return values.map((_, i) => {
    const [image, column, row] = [Math.floor(i / (rows * columns)), Math.floor(i / rows) % columns, i % rows];
    return values[(image * rows + row) * columns + column]!;
  });
}

/** Normal numbers as float32 has them. */
function normals(size: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: size }, () => Math.fround(random.normal()));
}
