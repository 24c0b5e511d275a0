import { InvalidArgumentError, ParseError } from '@cairn-ml/numeric';
import { type DataType, io, type NamedTensorMap, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { type FileReader, fileReader } from './internal/fetch-files.js';

const caller = 'loadGraphModel';

/** The files of a model by name, `model.json` (or the only `.json`) among them. */
export type GraphModelFiles = Readonly<Record<string, Uint8Array | ArrayBuffer>>;

/** An input or output of a {@link GraphModel}. */
export interface GraphModelPort {
  name: string;
  /** -1 where any size fits; undefined when the model does not say. */
  shape: number[] | undefined;
  dtype: DataType;
}

/** A frozen network in TensorFlow.js's graph format. */
export interface GraphModel {
  inputs: GraphModelPort[];
  outputs: GraphModelPort[];
  /**
   * Runs the network: one tensor, one per input in their order, or by name. Returns its outputs in their order, or the nodes of the
   * graph named in `nodes`, which can be hidden ones. Differentiable with respect to the inputs.
   */
  run(inputs: Tensor | Tensor[] | NamedTensorMap, nodes?: readonly string[]): Tensor[];
  /** The same for networks with loops, branches or outputs whose shape depends on values; not differentiable. */
  runAsync(inputs: Tensor | Tensor[] | NamedTensorMap, nodes?: readonly string[]): Promise<Tensor[]>;
  /** Frees the weights. */
  dispose(): void;
}

/** Options of {@link loadGraphModel}. */
export interface LoadGraphModelOptions {
  signal?: AbortSignal;
  /** Called with the share of files read, from 0 to 1. */
  onProgress?: (fraction: number) => void;
}

/**
 * Loads a frozen network in TensorFlow.js's graph format, for inference, for features of hidden layers, or to differentiate through.
 *
 * @param source - A folder (ending in a slash), the path or URL of its `model.json`, or the files themselves.
 * @throws {BackendError} when a file cannot be read
 * @throws {ParseError} when `model.json` is not JSON
 * @throws {InvalidArgumentError} when it is not a graph model, or a file of weights is missing or too short
 *
 * @example
 * ```ts
 * import { init, loadGraphModel } from '@cairn-ml/tensor';
 *
 * await init();
 * await loadGraphModel('models/absent/'); // throws BackendError
 * ```
 */
export async function loadGraphModel(
  source: string | URL | GraphModelFiles,
  { signal, onProgress }: LoadGraphModelOptions = {},
): Promise<GraphModel> {
  signal?.throwIfAborted();
  const { read, name } = open(source, signal);
  const model = parse(new TextDecoder().decode(await read(name)));
  const files = model.weightsManifest.flatMap(({ paths }) => paths);
  let done = 0;
  const shards = await Promise.all(
    files.map(async (path) => {
      const bytes = await read(path);
      onProgress?.(++done / files.length);
      return bytes;
    }),
  );
  const weightSpecs = model.weightsManifest.flatMap(({ weights }) => weights);
  const weightData = concatenate(shards);
  const { GraphModel: TfGraphModel } = await import('@tensorflow/tfjs-converter');
  signal?.throwIfAborted();
  const { modelTopology, signature, format, userDefinedMetadata, modelInitializer, initializerSignature } = model;
  const artifacts = { modelTopology, signature, format, userDefinedMetadata, modelInitializer, initializerSignature };
  const graph = new TfGraphModel(io.fromMemorySync({ ...artifacts, weightSpecs, weightData } as io.ModelArtifacts));
  try {
    // What a failed load leaves behind ends with the scope; what a whole one made is returned from it.
    tidy(() => {
      graph.load();
      return Object.values(graph.weights);
    });
  } catch (cause) {
    throw new InvalidArgumentError(caller, 'source', `hold a whole graph model (${(cause as Error).message})`, name);
  }
  const port = ({ name, shape, dtype }: GraphModelPort): GraphModelPort => ({ name, shape, dtype });
  const list = (result: Tensor | Tensor[]) => (Array.isArray(result) ? result : [result]);
  return {
    inputs: graph.inputs.map((input) => port(input as GraphModelPort)),
    outputs: graph.outputs.map((output) => port(output as GraphModelPort)),
    run: (inputs, nodes) => list(graph.execute(inputs, [...(nodes ?? graph.outputNodes)])),
    runAsync: async (inputs, nodes) => {
      const wanted = [...(nodes ?? graph.outputNodes)];
      // Where it is not needed, executeAsync says so on the console.
      return list(isDynamic(model) ? await graph.executeAsync(inputs, wanted) : graph.execute(inputs, wanted));
    },
    dispose: () => graph.dispose(),
  };
}

/** How to read the model's files, and which of them describes it. */
function open(
  source: string | URL | GraphModelFiles,
  signal: AbortSignal | undefined,
): { read: FileReader; name: string } {
  if (typeof source === 'string' || source instanceof URL) {
    const last = /[^/\\]*$/.exec(`${source}`.replace(/[?#].*$/, ''))![0];
    return { read: fileReader(caller, source, signal), name: last || 'model.json' };
  }
  const names = Object.keys(source);
  const descriptions = names.filter((name) => name.endsWith('.json'));
  const name = descriptions.length === 1 ? descriptions[0]! : 'model.json';
  const read: FileReader = async (file) => {
    const bytes = source[file];
    if (!bytes) throw new InvalidArgumentError(caller, 'source', `contain the file ${file}`, names);
    return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  };
  return { read, name };
}

function parse(text: string): io.ModelJSON {
  let model: Partial<io.ModelJSON>;
  try {
    model = JSON.parse(text) as Partial<io.ModelJSON>;
  } catch {
    throw new ParseError(caller, 'the JSON of a graph model', text, 0);
  }
  if (typeof model?.modelTopology === 'object' && Array.isArray(model.weightsManifest)) {
    if (!('node' in model.modelTopology))
      throw new InvalidArgumentError(caller, 'source', "be a graph model, not one of Keras's layers", model.format);
    return model as io.ModelJSON;
  }
  throw new ParseError(caller, 'a graph model with `modelTopology` and `weightsManifest`', text, 0);
}

/** Whether the graph has loops, branches, or nodes whose output shape depends on values. */
function isDynamic({ modelTopology }: io.ModelJSON): boolean {
  const { node, library } = modelTopology as { node: { op: string }[]; library?: { function?: object[] } };
  const dynamic =
    /^(Switch|Merge|Enter|Exit|NextIteration|(Stateless)?(If|While)|TensorArray.*|TensorList.*|NonMaxSuppression.*|Where)$/;
  return (library?.function?.length ?? 0) > 0 || node.some(({ op }) => dynamic.test(op));
}

function concatenate(parts: Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole.buffer;
}
