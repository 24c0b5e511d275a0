import { createRequire } from 'node:module';
import { join } from 'node:path';

// Single ops in onnxruntime. It takes 290 MB, so it is not among our dependencies: whoever wants to compare installs it beside them.

interface Onnx {
  InferenceSession: { create: (model: Uint8Array, options: object) => Promise<Session> };
  Tensor: new (type: 'float32', data: Float32Array, dims: number[]) => unknown;
}
interface Session {
  run: (feeds: Record<string, unknown>) => Promise<Record<string, { data: Float32Array }>>;
}

export async function matMul({ a, b, size }: { a: Float64Array; b: Float64Array; size: number }) {
  const shape = [size, size];
  const run = await single('MatMul', { a: [a, shape], b: [b, shape] }, shape);
  return async () => {
    const c = await run();
    return [c[0], c[size - 1], c[size * size - 1]];
  };
}

/** Images in NCHW, filters in OIHW, 3 x 3, padded by one pixel. */
export async function convolution({ x, filter, shape }: { x: Float64Array; filter: Float64Array; shape: Int32Array }) {
  const [batch, height, width, inChannels, outChannels] = Array.from(shape) as [number, number, number, number, number];
  const images = [batch, inChannels, height, width];
  const run = await single(
    'Conv',
    { x: [x, images], filter: [filter, [outChannels, inChannels, 3, 3]] },
    [batch, outChannels, height, width],
    { pads: [1, 1, 1, 1] },
  );
  return async () => {
    const out = await run();
    return [out[0], out[out.length - 1]];
  };
}

async function single(
  op: string,
  inputs: Record<string, [Float64Array, number[]]>,
  shape: number[],
  attributes: Record<string, number[]> = {},
): Promise<() => Promise<Float32Array>> {
  const { InferenceSession, Tensor } = load();
  const shapes = Object.fromEntries(Object.entries(inputs).map(([name, [, dims]]) => [name, dims]));
  const session = await InferenceSession.create(modelOf(op, shapes, shape, attributes), {
    executionProviders: ['cpu'],
    intraOpNumThreads: Number(process.env.OMP_NUM_THREADS ?? 1),
  });
  const feeds = Object.fromEntries(
    Object.entries(inputs).map(([name, [values, dims]]) => [
      name,
      new Tensor('float32', Float32Array.from(values), dims),
    ]),
  );
  return async () => (await session.run(feeds)).out!.data;
}

function load(): Onnx {
  return createRequire(join(import.meta.dirname, '../../.cache/onnxruntime/package.json'))('onnxruntime-node') as Onnx;
}

/** An ONNX model of one node, in the wire format of Protocol Buffers (the field numbers are those of onnx.proto). */
function modelOf(
  op: string,
  inputs: Record<string, number[]>,
  shape: number[],
  attributes: Record<string, number[]>,
): Uint8Array {
  const value = (name: string, dims: number[]) => {
    const dimensions = dims.flatMap((dim) => field(1, varint(1, dim)));
    return [...text(1, name), ...field(2, field(1, [...varint(1, 1), ...field(2, dimensions)]))];
  };
  const node = [
    ...Object.keys(inputs).flatMap((name) => text(1, name)),
    ...text(2, 'out'),
    ...text(4, op),
    ...Object.entries(attributes).flatMap(([name, values]) =>
      field(5, [...text(1, name), ...values.flatMap((each) => varint(8, each)), ...varint(20, 7)]),
    ),
  ];
  const graph = [
    ...field(1, node),
    ...text(2, op),
    ...Object.entries(inputs).flatMap(([name, dims]) => field(11, value(name, dims))),
    ...field(12, value('out', shape)),
  ];
  return Uint8Array.from([...varint(1, 8), ...field(8, varint(2, 13)), ...field(7, graph)]);
}

function number(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...number(Math.floor(value / 128))];
}

function varint(id: number, value: number): number[] {
  return [...number(id << 3), ...number(value)];
}

function field(id: number, content: number[]): number[] {
  return [...number((id << 3) | 2), ...number(content.length), ...content];
}

function text(id: number, content: string): number[] {
  return field(id, [...new TextEncoder().encode(content)]);
}
