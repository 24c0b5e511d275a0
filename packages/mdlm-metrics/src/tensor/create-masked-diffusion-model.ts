import { checkInteger, checkLength, createRandom, InvalidArgumentError, type Random } from '@cairn-ml/numeric';
import {
  cast,
  countParameters,
  disposeTree,
  loadSafetensors,
  oneHot,
  type SaveSafetensorsOptions,
  type Schedule,
  saveSafetensors,
  type Tensor,
  tensor,
  tidy,
} from '@cairn-ml/tensor';
import { checkText } from '../internal/tensor/check-text.js';
import { gatherCalls } from '../internal/tensor/gather-calls.js';
import { fingerprint, readRelations } from '../internal/tensor/relations.js';
import { readFitOptions, train } from '../internal/tensor/train.js';
import { type TransformerShape, transform, transformerParameters } from '../internal/tensor/transformer.js';

/** Options of {@link createMaskedDiffusionModel}. */
export interface MaskedDiffusionModelOptions {
  /** How many tokens there are, from 0; the mask is one more and not counted. */
  vocabulary: number;
  /** How many tokens a text has: all have the same number. */
  length: number;
  /** Entries of the vector at each position. Default 32. */
  width?: number;
  /** Layers of attention and network. Default 2. */
  layers?: number;
  /** Heads of attention, which divide `width`. Default 2. */
  heads?: number;
  /** How much wider than `width` the networks are inside. Default 4. */
  expansion?: number;
  /**
   * What pairs of positions have to do with each other: `relations[i][j]` is a class from 0, and every head of every layer learns what to add to the scores of
   * attention for each class. `length` rows of `length` entries. Default: nothing is known, and learned from the vectors of the positions alone.
   */
  relations?: readonly ArrayLike<number>[];
  /** Fixes the first parameters, the order of texts and the masks. Default 0. */
  seed?: number;
}

/** Options of `fit`. */
export interface FitOptions {
  /** Texts of `length` tokens, each used once before any is used again; or a function that draws one. */
  texts: readonly ArrayLike<number>[] | ((random: Random) => ArrayLike<number>);
  /** Updates of the parameters. */
  steps: number;
  /** Texts per step. Default 32. */
  batchSize?: number;
  /** Of AdamW: the peak of a cosine that ends at 0, or a schedule of its own by step. Default 0.003. */
  learningRate?: number | Schedule;
  /** Steps in which the learning rate rises to its peak. Default 50, or half of `steps` where that is less. */
  warmupSteps?: number;
  /** Of AdamW, for matrices. Default 0.01. */
  weightDecay?: number;
  /** The largest norm of a gradient; longer ones are shortened. Default 1. */
  maxNorm?: number;
  /** `'elbo'` (default): texts with the share t of masks weigh 1 / t, as in MDLM and LLaDA; `'uniform'`: every masked token weighs the same. */
  weighting?: 'elbo' | 'uniform';
  /** The smallest share of masks. Default 1e-3, as in both. */
  minTime?: number;
  /**
   * The chance that a token beside the masks is replaced by a random one. Above 0 the mean cross-entropy of all tokens beside the masks is added to the loss, so that the
   * model has an opinion of what was written, which decoders that edit need. Default 0.
   */
  wrongTokens?: number;
  /** Steps between two reports. Default 50. */
  reportEvery?: number;
  /** Ends training between two steps, with its reason as the error; what was learned stays. */
  signal?: AbortSignal;
  /** Called every `reportEvery` steps and after the last; awaited. The model may be used meanwhile. */
  onProgress?: (progress: FitProgress) => void | Promise<void>;
}

/** How training goes. */
export interface FitProgress {
  /** Steps that are over. */
  step: number;
  /** All steps. */
  steps: number;
  /** Mean of the loss since the last report, in nats per token. */
  loss: number;
}

/** A masked diffusion model, made by {@link createMaskedDiffusionModel}. */
export interface MaskedDiffusionModel {
  /** The token that stands for a mask, `vocabulary`. */
  maskId: number;
  /** Trainable numbers. */
  parameters: number;
  /**
   * Trains from where the parameters are, with a new optimiser, and returns the reports.
   *
   * @throws {ShapeError} for a text of another length
   * @throws {InvalidArgumentError} for tokens outside the vocabulary, no texts, an option out of range, and while another `fit` runs
   */
  fit(options: FitOptions): Promise<FitProgress[]>;
  /**
   * Logits of a canvas, row by row: `length` rows of `vocabulary` entries. Tokens behind the mask are not looked at. Plugs into every decoder of `/decoding`.
   *
   * Calls that come together, as from decodes that run at the same time, are computed together.
   *
   * @throws {ShapeError} for a canvas or mask of another length
   * @throws {InvalidArgumentError} for tokens outside the vocabulary that are not masked
   */
  denoise(tokens: ArrayLike<number>, mask: ArrayLike<number>): Promise<Float32Array>;
  /** The parameters in the safetensors format; `floats: 'F16'` halves the size. */
  save(options?: Pick<SaveSafetensorsOptions, 'floats'>): Promise<Uint8Array>;
  /**
   * Takes what `save` of a model with the same options (but the seed) wrote.
   *
   * @throws {ParseError} for bytes that are no such file
   * @throws {InvalidArgumentError} for other heads, relations, or tensors of other names, and while `fit` runs
   * @throws {ShapeError} for other sizes
   */
  load(bytes: Uint8Array): void;
  /** Frees the parameters. The model must not be used afterwards. */
  dispose(): void;
}

/** Canvases that are computed at once, at most, and scores of attention of all of them. */
const [mostCanvases, mostScores] = [64, 2 ** 24];

/**
 * A small masked diffusion model of texts of one length: a transformer that sees tokens on both sides of a mask and says what stands under it.
 *
 * Vectors of tokens and of positions, layers of bidirectional attention and GELU networks with norms before them, and no conditioning on time, as in LLaDA.
 * It runs on the device of `init`. The same seed gives the same model on the same device.
 *
 * @throws {InvalidArgumentError} for an option out of range, heads that do not divide the width
 * @throws {ShapeError} for relations of another shape
 *
 * @example
 * ```ts
 * import { decodeTopK } from '@cairn-ml/mdlm-metrics/decoding';
 * import { createMaskedDiffusionModel } from '@cairn-ml/mdlm-metrics/tensor';
 * import { init } from '@cairn-ml/tensor';
 *
 * await init();
 * const model = createMaskedDiffusionModel({ vocabulary: 3, length: 4, width: 16 });
 * await model.fit({ texts: [[0, 1, 0, 1], [1, 2, 1, 2], [2, 0, 2, 0]], steps: 150, learningRate: 0.01 });
 * const { maskId } = model;
 * const { tokens } = await decodeTopK(model.denoise, [maskId, maskId, 1, maskId], { maskId });
 * tokens; // [1, 2, 1, 2]
 * model.dispose();
 * ```
 *
 * Source: training as in MDLM (Sahoo et al. 2024) and LLaDA (Nie et al. 2025), see `maskedDiffusionLoss`; the network is the pre-norm transformer of GPT-2 without
 * its causal mask, with learned positions where theirs are rotary. Relations and wrong tokens are ours; the latter stand for the training of LLaDA2.1, which is not
 * public in detail.
 */
export function createMaskedDiffusionModel(options: MaskedDiffusionModelOptions): MaskedDiffusionModel {
  const caller = 'createMaskedDiffusionModel';
  const { vocabulary, length, width = 32, layers = 2, heads = 2, expansion = 4, relations, seed = 0 } = options;
  for (const [name, size] of Object.entries({ vocabulary, length, width, layers, heads, expansion }))
    checkInteger(caller, name, size, { min: 1 });
  if (width % heads !== 0) throw new InvalidArgumentError(caller, 'heads', `divide \`width\` (${width})`, heads);
  checkInteger(caller, 'seed', seed);
  const classes = relations && readRelations(caller, relations, length);
  const shape: TransformerShape = {
    ...{ vocabulary, length, width, layers, heads, expansion },
    relations: classes ? classes.reduce((most, value) => Math.max(most, value), 0) + 1 : 0,
  };
  const random = createRandom(seed);
  let parameters = transformerParameters(shape, random);
  const pairs = classes && tidy(() => cast(oneHot(tensor(classes), shape.relations), 'float32'));
  let busy = false;

  const atOnce = Math.max(1, Math.min(mostCanvases, Math.floor(mostScores / (heads * length ** 2))));
  const logits = (canvases: Tensor, net: typeof parameters) => transform(canvases, net, shape, pairs);
  const ask = gatherCalls(async (canvases: Int32Array[]) => {
    const all = new Int32Array(canvases.length * length);
    canvases.forEach((canvas, b) => {
      all.set(canvas, b * length);
    });
    const result = tidy(() => logits(tensor(all, [canvases.length, length]), parameters));
    const values = (await result.data()) as Float32Array;
    result.dispose();
    const size = length * vocabulary;
    return canvases.map((_, b) => values.slice(b * size, (b + 1) * size));
  }, atOnce);

  return {
    maskId: vocabulary,
    parameters: countParameters(parameters),
    async fit(fitOptions) {
      const settings = readFitOptions(fitOptions, shape);
      if (busy) throw new InvalidArgumentError('fit', 'the model', 'be trained by one call at a time', 'a second one');
      busy = true;
      try {
        const replace = (next: typeof parameters) => {
          parameters = next;
        };
        return await train({ shape, parameters, logits, random: random.fork(), replace }, settings);
      } finally {
        busy = false;
      }
    },
    async denoise(tokens, mask) {
      checkText('denoise', 'tokens', tokens, shape, mask);
      checkLength('denoise', 'mask', mask, length, 'one entry per token');
      return ask(Int32Array.from(tokens, (token, i) => (mask[i] ? vocabulary : token)));
    },
    save: ({ floats = 'F32' } = {}) =>
      saveSafetensors(parameters, { floats, metadata: { heads: String(heads), relations: fingerprint(classes) } }),
    load(bytes) {
      if (busy) throw new InvalidArgumentError('load', 'the model', 'not be in training', 'a model in training');
      const { tree, metadata } = loadSafetensors(bytes, { like: parameters });
      for (const [name, value] of Object.entries({ heads: String(heads), relations: fingerprint(classes) })) {
        if (metadata[name] === value) continue;
        disposeTree(tree);
        throw new InvalidArgumentError('load', 'bytes', `come from a model with the same ${name}`, metadata[name]);
      }
      disposeTree(parameters);
      parameters = tree;
    },
    dispose() {
      disposeTree(parameters);
      pairs?.dispose();
    },
  };
}
