import { InvalidArgumentError, ParseError } from '@cairn-ml/numeric';
import { disposeTree, flattenTree, loadSafetensors, zeros } from '@cairn-ml/tensor';
import { checkHead, type FittedHead, headParameters } from '../internal/adaptation/head-network.js';
import type { Backbone } from './backbone.js';
import { type LandmarkModelOptions, modelWith } from './create-landmark-model.js';
import type { LandmarkModel } from './landmark-model.js';

const caller = 'loadLandmarkModel';

/** Options of {@link loadLandmarkModel}. */
export interface LoadLandmarkModelOptions {
  /** The one that the model was fitted on. */
  backbone: Backbone;
}

/**
 * A model from the bytes of `save`.
 *
 * Sizes and channels of the backbone must be those of the file. Whether it is the same network cannot be seen from them.
 *
 * @throws {ParseError} for bytes that are no safetensors file or have no landmark model
 * @throws {InvalidArgumentError} for a backbone of other sizes or channels, and settings or tensors that no model has
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
 * ```
 *
 * Source: ours.
 */
export function loadLandmarkModel(bytes: Uint8Array, options: LoadLandmarkModelOptions): LandmarkModel {
  const { backbone } = options;
  const { tree, metadata } = loadSafetensors(bytes);
  try {
    const settings = parse(metadata.landmarkModel);
    for (const name of ['inputSize', 'featureSize', 'channels'] as const) {
      const [saved, given] = [settings[name], backbone?.[name]].map((value) => JSON.stringify(value));
      if (saved !== given) throw new InvalidArgumentError(caller, `backbone.${name}`, `be ${saved} as saved`, given);
    }
    const { head, numLandmarks } = settings;
    checkHead(caller, head!);
    const saved = flattenTree(tree)['parameters.output.bias']?.size;
    if (saved !== numLandmarks)
      throw new InvalidArgumentError(caller, 'bytes', `have ${saved} landmarks, as their head has`, numLandmarks);
    // A model that is thrown away checks the other settings before memory is taken.
    modelWith(caller, { ...settings, backbone }, undefined);
    return modelWith(caller, { ...settings, backbone }, readHead(bytes, { ...settings, backbone }));
  } finally {
    disposeTree(tree);
  }
}

function readHead(bytes: Uint8Array, { head, backbone, numLandmarks }: LandmarkModelOptions): FittedHead {
  const { channels } = backbone;
  const like: FittedHead = {
    standardization: { mean: zeros([channels]), factor: zeros([channels]) },
    parameters: headParameters(head!, channels, numLandmarks, 0),
  };
  try {
    return loadSafetensors(bytes, { like }).tree;
  } finally {
    disposeTree(like);
  }
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
