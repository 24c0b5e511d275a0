import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import {
  add,
  cast,
  concat,
  type GraphModelFiles,
  type LoadGraphModelOptions,
  loadGraphModel,
  mul,
  resizeBilinear,
  slice,
  type Tensor,
  type Tensor4D,
  tidy,
  zeros,
} from '@cairn-ml/tensor';
import type { Size } from '../codec-options.js';
import { checkImages } from '../internal/adaptation/check-images.js';
import { checkSize } from '../internal/read.js';
import type { Backbone } from './backbone.js';

const caller = 'loadGraphBackbone';

/** Options of {@link loadGraphBackbone}. */
export interface LoadGraphBackboneOptions extends LoadGraphModelOptions {
  /** Nodes whose outputs are the features, by name, as `listTaps` has them. Each must be `[batch, rows, columns, channels]`. */
  taps: readonly string[];
  /** Width and height of the images. Default: what the model says; needed where it takes any size. */
  inputSize?: Size;
  /** What black and white are for the network. Default `[0, 1]`; MoveNet wants `[0, 255]`. */
  range?: readonly [black: number, white: number];
}

/**
 * A frozen network in TensorFlow.js's graph format as a {@link Backbone}: the outputs of hidden nodes, as features of a grid.
 *
 * Several taps are stretched to the largest grid, with corners aligned, and joined in their order. A network whose batch is fixed at 1 runs image
 * by image. Only what the taps need is computed.
 *
 * @param source - A folder (ending in a slash), the path or URL of `model.json`, or the files by name.
 * @throws {BackendError} when a file cannot be read
 * @throws {ParseError} when `model.json` is not JSON
 * @throws {ShapeError} for a tap that is not a grid of channels
 * @throws {InvalidArgumentError} for a network that does not take one image of 3 channels, a tap that it does not have, no taps, and a model
 * without a size when none is given
 *
 * @example
 * ```ts
 * import { loadGraphBackbone } from '@cairn-ml/landmarks/adaptation';
 * import { init } from '@cairn-ml/tensor';
 *
 * await init();
 * await loadGraphBackbone('models/absent/', { taps: ['Add_5'] }); // throws BackendError
 * ```
 *
 * Source: frozen features of a human-centric model, as in MedSapiens (arXiv 2511.04255); joining taps of several scales is ours.
 */
export async function loadGraphBackbone(
  source: string | URL | GraphModelFiles,
  options: LoadGraphBackboneOptions,
): Promise<Backbone> {
  const { taps, range = [0, 1], inputSize: givenSize, ...loading } = options;
  if (!Array.isArray(taps) || taps.length === 0)
    throw new InvalidArgumentError(caller, 'taps', 'name at least one node', taps);
  if (givenSize) checkSize(caller, 'inputSize', givenSize);
  if (range.length !== 2 || !range.every(Number.isFinite) || range[0] === range[1])
    throw new InvalidArgumentError(caller, 'range', 'be two different finite numbers', range);
  const model = await loadGraphModel(source, loading);
  try {
    const [input] = model.inputs;
    const shape = input?.shape;
    if (!input || model.inputs.length > 1 || (shape && (shape.length !== 4 || shape[3] !== 3)))
      throw new InvalidArgumentError(caller, 'source', 'take one input [batch, height, width, 3]', model.inputs);
    const inputSize = givenSize ?? sizeOf(shape);
    const runBatch = (images: Tensor) => {
      const scaled = add(mul(images, range[1] - range[0]), range[0]);
      return grids(model.run(input.dtype === 'int32' ? cast(scaled, 'int32') : scaled, taps), taps);
    };
    const isSingle = shape?.[0] === 1;
    const features = (images: Tensor): Tensor => {
      checkImages('features', images, inputSize);
      const [batch, ...rest] = images.shape;
      return tidy(() => {
        if (!isSingle || batch === 1) return runBatch(images);
        const single = (i: number) => tidy(() => runBatch(slice(images, [i, 0, 0, 0], [1, ...rest])));
        return concat(
          Array.from({ length: batch! }, (_, i) => single(i)),
          0,
        );
      });
    };
    const trial = tryOnce(() => features(zeros([1, inputSize[1], inputSize[0], 3])), taps);
    return {
      inputSize: [...inputSize],
      featureSize: [trial[2]!, trial[1]!],
      channels: trial[3]!,
      features,
      dispose: () => model.dispose(),
    };
  } catch (error) {
    model.dispose();
    throw error;
  }
}

function sizeOf(shape: number[] | undefined): Size {
  const [, height = -1, width = -1] = shape ?? [];
  if (height > 0 && width > 0) return [width, height];
  throw new InvalidArgumentError(caller, 'inputSize', 'be given for a model that takes any size', undefined);
}

/** The taps as one grid, as large as the largest of them. */
function grids(outputs: Tensor[], taps: readonly string[]): Tensor {
  for (const [i, { shape }] of outputs.entries()) {
    if (shape.length !== 4)
      throw new ShapeError(caller, `taps[${i}] (${taps[i]})`, 'be [1, rows, columns, channels]', shape);
  }
  const rows = Math.max(...outputs.map(({ shape }) => shape[1]!));
  const columns = Math.max(...outputs.map(({ shape }) => shape[2]!));
  const stretched = outputs.map((output) =>
    output.shape[1] === rows && output.shape[2] === columns
      ? output
      : resizeBilinear(output as Tensor4D, [rows, columns], true),
  );
  return stretched.length === 1 ? stretched[0]! : concat(stretched, 3);
}

/** The shape of the features; the converter's own errors, which are untyped, name the tap that the network does not have. */
function tryOnce(run: () => Tensor, taps: readonly string[]): number[] {
  try {
    return tidy(() => run().shape);
  } catch (cause) {
    if (cause instanceof ShapeError) throw cause;
    throw new InvalidArgumentError(caller, 'taps', `be nodes of the network (${(cause as Error).message})`, taps);
  }
}
