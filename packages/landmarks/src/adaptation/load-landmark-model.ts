import { checkInteger, InvalidArgumentError, ParseError, ShapeError } from '@cairn-ml/numeric';
import {
  copyTree,
  disposeTree,
  flattenTree,
  gather,
  loadSafetensors,
  type ParameterTree,
  pad,
  type Tensor,
  tensor,
  tidy,
} from '@cairn-ml/tensor';
import { checkHead, type FittedHead, headShapes, widthsOf } from '../internal/adaptation/head-network.js';
import type { Backbone } from './backbone.js';
import { type LandmarkModelOptions, modelWith } from './create-landmark-model.js';
import type { LandmarkHead } from './landmark-head.js';
import type { LandmarkModel } from './landmark-model.js';

const caller = 'loadLandmarkModel';

/** Options of {@link loadLandmarkModel}. */
export interface LoadLandmarkModelOptions {
  /** The one that the model was fitted on. */
  backbone: Backbone;
  /**
   * Landmarks of the model that comes back, as indices of the saved ones, in any order; `'new'` is one that the saved model does not have, which is
   * predicted as NaN until a fit. Default: all of the saved.
   */
  landmarks?: readonly (number | 'new')[];
}

/**
 * A model from the bytes of `save`.
 *
 * Sizes and channels of the backbone must be those of the file. Whether it is the same network cannot be seen from them.
 * With `landmarks` a model for one data set comes out of one that was pretrained on several, as MedSapiens does it: the last layer is cut, or has new
 * landmarks beside old ones; `fit` with `start: 'current'` goes on from there.
 *
 * @throws {ParseError} for bytes that are no safetensors file or have no landmark model
 * @throws {InvalidArgumentError} for a backbone of other sizes or channels, settings or tensors that no model has, and `landmarks` that it does not
 * have or that are named twice. Everything is checked against the file before memory is taken for it
 * @throws {ShapeError} for tensors of other shapes
 *
 * @example
 * ```ts
 * import { createLandmarkModel, loadLandmarkModel, pixelBackbone } from '@cairn-ml/landmarks/adaptation';
 * import { init } from '@cairn-ml/tensor';
 *
 * await init();
 * const backbone = pixelBackbone({ inputSize: [16, 16] });
 * const model = createLandmarkModel({ backbone, numLandmarks: 1 });
 * const data = Uint8Array.from({ length: 256 }, (_, i) => i);
 * await model.fit([{ image: { data, width: 16, height: 16, channels: 1 }, landmarks: [4, 8] }]);
 * const bytes = await model.save();
 * loadLandmarkModel(bytes, { backbone }).numLandmarks; // 1
 * loadLandmarkModel(bytes, { backbone, landmarks: ['new', 0, 'new'] }).numLandmarks; // 3
 * ```
 *
 * Source: ours.
 */
export function loadLandmarkModel(bytes: Uint8Array, options: LoadLandmarkModelOptions): LandmarkModel {
  const { backbone, landmarks } = options;
  const { tree, metadata } = loadSafetensors(bytes);
  try {
    const settings = parse(metadata.landmarkModel);
    for (const name of ['inputSize', 'featureSize', 'channels'] as const) {
      const [saved, given] = [settings[name], backbone?.[name]].map((value) => JSON.stringify(value));
      if (saved !== given) throw new InvalidArgumentError(caller, `backbone.${name}`, `be ${saved} as saved`, given);
    }
    const { head, numLandmarks } = settings;
    checkHead(caller, head!);
    checkInteger(caller, 'numLandmarks', numLandmarks, { min: 1 });
    checkTensors(tree, headShapes(head!, backbone.channels, numLandmarks));
    const chosen = landmarks && readChosen(landmarks, numLandmarks);
    const found = chosen ? { ...settings, numLandmarks: chosen.length } : settings;
    // A model that is thrown away checks the other settings before memory is taken.
    modelWith(caller, { ...found, backbone }, undefined);
    return modelWith(caller, { ...found, backbone }, arrange(tree, head!, chosen));
  } finally {
    disposeTree(tree);
  }
}

function checkTensors(tree: ParameterTree, shapes: ReturnType<typeof headShapes>): void {
  const tensors = new Map(Object.entries(flattenTree(tree)));
  for (const [path, { dtype, shape }] of tensors) {
    const expected = shapes.get(path);
    if (!expected || dtype !== 'float32')
      throw new InvalidArgumentError(caller, 'bytes', 'have the float32 tensors of the head only', path);
    if (shape.length !== expected.length || shape.some((length, i) => length !== expected[i]))
      throw new ShapeError(caller, path, `be [${expected.join(', ')}] for this head`, shape);
  }
  const absent = [...shapes.keys()].find((path) => !tensors.has(path));
  if (absent !== undefined) throw new InvalidArgumentError(caller, 'bytes', `have the tensor ${absent}`, undefined);
}

function readChosen(landmarks: readonly (number | 'new')[], saved: number): readonly (number | 'new')[] {
  if (!Array.isArray(landmarks) || landmarks.length === 0)
    throw new InvalidArgumentError(caller, 'landmarks', 'choose at least one landmark', landmarks);
  for (const [i, landmark] of landmarks.entries())
    if (landmark !== 'new') checkInteger(caller, `landmarks[${i}]`, landmark, { min: 0, max: saved - 1 });
  const old = landmarks.filter((landmark) => landmark !== 'new');
  if (new Set(old).size < old.length)
    throw new InvalidArgumentError(caller, 'landmarks', 'have no index twice', landmarks);
  return landmarks;
}

/** The head in the structure that `applyHead` wants, with the landmarks that were chosen. */
function arrange(tree: ParameterTree, head: LandmarkHead, chosen?: readonly (number | 'new')[]): FittedHead {
  const tensors = new Map(Object.entries(flattenTree(tree)));
  const at = (path: string) => copyTree(tensors.get(path)!);
  const layer = (path: string) => ({ weights: at(`${path}.weights`), bias: at(`${path}.bias`) });
  const { upsampling, mixing } = widthsOf(head);
  return tidy(() => {
    const output = layer('parameters.output');
    return {
      standardization: { mean: at('standardization.mean'), factor: at('standardization.factor') },
      parameters: {
        upsampling: upsampling.map((_, i) => ({ weights: at(`parameters.upsampling.${i}.weights`) })),
        mixing: mixing.map((_, i) => layer(`parameters.mixing.${i}`)),
        output: chosen ? { weights: pick(output.weights, chosen), bias: pick(output.bias, chosen) } : output,
      },
    };
  });
}

/** Columns of the landmarks that were chosen; a new one has zeros, which say that it is nowhere. */
function pick(values: Tensor, chosen: readonly (number | 'new')[]): Tensor {
  const axis = values.rank - 1;
  const columns = values.shape.at(-1)!;
  const padded = pad(
    values,
    values.shape.map((_, i): [number, number] => [0, i === axis ? 1 : 0]),
  );
  const indices = tensor(
    chosen.map((landmark) => (landmark === 'new' ? columns : landmark)),
    [chosen.length],
    'int32',
  );
  return gather(padded, indices, axis);
}

type Settings = Omit<LandmarkModelOptions, 'backbone'> & Pick<Backbone, 'inputSize' | 'featureSize' | 'channels'>;

function parse(text: string | undefined): Settings {
  let settings: unknown;
  try {
    settings = JSON.parse(text ?? '');
  } catch {
    // Reported below.
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    throw new ParseError(caller, 'the settings of a landmark model', text ?? '', 0);
  return settings as Settings;
}
