import { checkOption } from '@cairn-ml/numeric';
import type { GraphModelFiles, LoadGraphModelOptions } from '@cairn-ml/tensor';
import { type HumanModel, humanModels } from '../internal/adaptation/human-models.js';
import type { Backbone } from './backbone.js';
import { loadGraphBackbone } from './load-graph-backbone.js';

export type { HumanModel } from '../internal/adaptation/human-models.js';

/** Options of {@link loadHumanBackbone}. */
export interface LoadHumanBackboneOptions extends LoadGraphModelOptions {
  /** Which network. */
  model: HumanModel;
  /** Nodes whose outputs are the features, as `loadGraphBackbone` has them. Default: see {@link loadHumanBackbone}. */
  taps?: readonly string[];
}

/**
 * A network of the npm package `@vladmandic/human` as a {@link Backbone}: trained on photographs of people or things, small, and frozen.
 *
 * | model | trained on | input | grid | channels | taps | file |
 * |---|---|---|---|---|---|---|
 * | `'handlandmark-lite'` | hands, 21 landmarks (MediaPipe) | 224 x 224 | 56 x 56 | 304 | strides 4, 8, 16 | 2.0 MB |
 * | `'movenet-lightning'` | people, 17 landmarks (MoveNet) | 192 x 192 | 48 x 48 | 240 | strides 4, 8, 16 (two), and the end of its feature pyramid | 4.7 MB |
 * | `'facemesh'` | faces, 468 landmarks (MediaPipe) | 192 x 192 | 48 x 48 | 224 | strides 4, 8, 16 | 1.5 MB |
 * | `'centernet'` | 80 kinds of things (COCO) | 512 x 512 | 64 x 64 | 432 | strides 8, 16, 32, and its decoder at stride 8 | 4.0 MB |
 *
 * The package is not a dependency: install it, or put its folder `models` on a server. Sizes and ranges of values are those that the package itself
 * uses. In Node, `new URL('../models/', import.meta.resolve('@vladmandic/human'))` is the folder.
 *
 * @param source - The folder `models` of the package, as a path or URL; or the two files of the model, by name.
 * @throws {BackendError} when a file cannot be read
 * @throws {InvalidArgumentError} for a model that is not in the table, and taps that it does not have
 *
 * @example
 * ```ts
 * import { loadHumanBackbone } from '@cairn-ml/landmarks/adaptation';
 * import { init } from '@cairn-ml/tensor';
 *
 * await init();
 * await loadHumanBackbone('absent/models', { model: 'handlandmark-lite' }); // throws BackendError
 * ```
 *
 * Source: the models of @vladmandic/human 3.3.6; the choice of taps is ours.
 */
export async function loadHumanBackbone(
  source: string | URL | GraphModelFiles,
  options: LoadHumanBackboneOptions,
): Promise<Backbone> {
  const { model, taps, ...loading } = options;
  checkOption('loadHumanBackbone', 'model', model, Object.keys(humanModels) as HumanModel[]);
  const known = humanModels[model];
  return loadGraphBackbone(fileOf(source, model), { ...known, taps: taps ?? known.taps, ...loading });
}

function fileOf(source: string | URL | GraphModelFiles, model: HumanModel): string | URL | GraphModelFiles {
  if (typeof source === 'string') return `${source.replace(/[/\\]$/, '')}/${model}.json`;
  if (!(source instanceof URL)) return source;
  const folder = new URL(source);
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
  return new URL(`${model}.json`, folder);
}
