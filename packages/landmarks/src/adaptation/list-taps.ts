import { ParseError } from '@cairn-ml/numeric';

/** A node of a graph whose output can be read. */
export interface Tap {
  /** What `loadGraphBackbone` takes as one of its `taps`. */
  name: string;
  /** The operation of TensorFlow that it performs. */
  op: string;
}

/**
 * The hidden nodes of a TensorFlow.js graph model, in the order of its file, which are the features that `loadGraphBackbone` can use.
 *
 * Constants and inputs are left out. Shapes are not in the file: `loadGraphBackbone` refuses a tap that is not a grid of channels.
 *
 * @param modelJson - The content of `model.json`.
 * @throws {ParseError} for text that is not the JSON of a graph model
 *
 * @example
 * ```ts
 * import { listTaps } from '@cairn-ml/landmarks/adaptation';
 *
 * const node = [{ name: 'image', op: 'Placeholder' }, { name: 'add', op: 'AddV2' }, { name: 'relu', op: 'Relu' }];
 * listTaps(JSON.stringify({ modelTopology: { node } })); // [{ name: 'add', op: 'AddV2' }, { name: 'relu', op: 'Relu' }]
 * ```
 *
 * Source: the graph format of tfjs-converter 4.22.0.
 */
export function listTaps(modelJson: string): Tap[] {
  const isTap = ({ op }: Tap) => !['Const', 'Placeholder', 'NoOp'].includes(op);
  return nodesOf(modelJson)
    .map(({ name, op }): Tap => ({ name, op }))
    .filter(isTap);
}

function nodesOf(modelJson: string): Tap[] {
  let model: { modelTopology?: { node?: unknown } } | null;
  try {
    model = JSON.parse(modelJson);
  } catch {
    throw new ParseError('listTaps', 'the JSON of a graph model', modelJson, 0);
  }
  const nodes = model?.modelTopology?.node;
  const isNode = (node: Partial<Tap> | null) => typeof node?.name === 'string' && typeof node.op === 'string';
  if (!Array.isArray(nodes) || !nodes.every(isNode))
    throw new ParseError('listTaps', 'a graph model with `modelTopology.node`', modelJson, 0);
  return nodes as Tap[];
}
