import { InvalidArgumentError, type Random } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { dispose, type Tensor, tidy, valueAndGradTree } from '@cairn-ml/tensor';
import type { EntropyObjectiveOptions } from './entropy-gradient.js';
import { entropyObjective } from './internal/entropy-objective.js';
import { randomPoint, stepped } from './internal/perturbation.js';
import { pixelSpace } from './internal/pixel-space.js';
import { readSampleOptions } from './internal/read-sample-options.js';
import { selectTokens } from './internal/select-tokens.js';
import type { SelectTokens, TokenSelection } from './token-selection.js';

/** How pixels were normalised before the policy sees them: `(pixel - mean) / std`, channel by channel. */
export interface ImageNormalization {
  /** One per channel. */
  mean: ArrayLike<number>;
  /** One per channel, above 0. */
  std: ArrayLike<number>;
  /** The axis of the channels. Default -1, the last; 0 for `[channels, height, width]`. */
  axis?: number;
}

/** What `onStep` is told. */
export interface EntropyStep {
  /** Steps that were taken: 0 for the start, `steps` at the end. */
  step: number;
  /** The objective there. */
  objective: number;
}

/** Options of {@link entropyAdversarialSample}. The constants are this package's defaults: the paper's are not public. */
export interface EntropyAdversarialSampleOptions<Responses> extends EntropyObjectiveOptions<Responses> {
  /** 0 where there is no token, `[responses, tokens]`; rows may be shorter than the logits. Default: all are tokens. */
  mask?: TokenRows;
  /**
   * Whose entropy is to grow: a function of the entropies on the clean image, such as `(entropies, mask) => selectModerateEntropy(entropies, { mask })` (TsEC); rows
   * that say so; default all tokens. It is a constant: nothing is differentiated through it.
   */
  selection?: SelectTokens | TokenRows;
  /** After how many steps a function selects anew, on the image so far. Default: never, as the selection on the clean image is frozen. */
  refreshEvery?: number;
  /** How far pixels may go, 0 or more, in units of pixels. Default 8/255 (EGA's); of `'l2'` it is the Euclidean distance of the whole image. */
  epsilon?: number;
  /** How far a step goes, 0 or more. Default `epsilon` for one step, a quarter of it for more (EGA's 2/255 of 8/255). */
  stepSize?: number;
  /** How many steps, 0 or more. Default 1. */
  steps?: number;
  /** `'linf'` (default): every pixel by at most `epsilon`, steps along the sign of the gradient. `'l2'`: steps along the gradient itself. */
  norm?: 'linf' | 'l2';
  /** How much of the earlier directions a step keeps, from 0 (default) to below 1. EGA: 0.9. */
  momentum?: number;
  /** The range of pixels, null for none. Default [0, 1]. */
  bounds?: readonly [number, number] | null;
  /** How the image was normalised, if it was: distances and bounds are those of pixels. Default: it is pixels. */
  normalization?: ImageNormalization;
  /** `'increase'` the entropy (default), or `'decrease'` it. */
  direction?: 'increase' | 'decrease';
  /** Whether the first axis of the image counts images, each with an `'l2'` distance of its own. Default false. */
  batched?: boolean;
  /** A seed, or a stream of `createRandom`: steps begin at a random point within the distance instead of at the clean image. Default: they do not. */
  randomStart?: Random | number;
  /** Stops between steps. */
  signal?: AbortSignal;
  /** Told the start and each step. */
  onStep?: (step: EntropyStep) => void;
}

/** What {@link entropyAdversarialSample} returns. */
export interface EntropyAdversarialSampleResult {
  /** The image after the last step, as the policy sees it. It belongs to the caller. */
  image: Tensor;
  /** The objective at the start and after each step: `steps + 1` numbers. */
  objective: number[];
  /** Whose entropy was asked for last: one row per response. */
  selection: TokenSelection;
}

/**
 * EgAS: changes an image a little, so that the policy is less sure of its responses to it. Rollouts on the changed image explore more.
 *
 * Projected gradient ascent on the entropy of selected tokens (see `entropyGradient`), the responses held fixed: per step
 * `m = μ m + sign(∂J/∂v)`, `v = project(v + α sign(m))`; with `'l2'`, unit vectors instead of signs. A gradient of 0 moves nothing, so that an empty
 * selection leaves the image as it is.
 *
 * @throws {InvalidArgumentError} for options out of range, an image that is not float32, and an entropy that is not a number
 * @throws {ShapeError} when logits, mask, selection or normalisation do not fit
 * @throws the reason of `signal` when it is aborted
 *
 * @example
 * ```ts
 * import { entropyAdversarialSample, selectModerateEntropy } from '@cairn-ml/entropy-intervention';
 * import { init, matMul, reshape, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const weights = tensor([[2, -1, 0, 1, 0, 0], [0, 1, -2, 0, 1, 0]]); // of two pixels for two tokens of three words
 * const { image, objective } = await entropyAdversarialSample({
 *   image: tensor([[0.9, 0.3]]),
 *   forward: (image) => reshape(matMul(image, weights), [1, 2, 3]),
 *   responses: undefined,
 *   selection: (entropies, mask) => selectModerateEntropy(entropies, { mask, low: 0, high: 0.5 }),
 *   epsilon: 0.1,
 *   steps: 2,
 *   stepSize: 0.05,
 * });
 * await image.array(); // [[0.8, 0.2]]
 * console.log(objective); // [0.5353, 0.5832, 0.6329]
 * ```
 *
 * @remarks The objective, its gradient with respect to the image and the choice of moderate tokens are SaEI's; step rule, distances, number of steps and bounds of the band are
 * not public there, and are taken from PGD and EGA.
 *
 * Source: SaEI (arXiv 2512.10414), second-hand; EGA (arXiv 2512.21815) for the step rule with momentum.
 */
export async function entropyAdversarialSample<Responses>(
  options: EntropyAdversarialSampleOptions<Responses>,
): Promise<EntropyAdversarialSampleResult> {
  const caller = 'entropyAdversarialSample';
  const { image, mask, selection, refreshEvery = Number.POSITIVE_INFINITY, randomStart, signal, onStep } = options;
  const { steps, question, perturbation } = readSampleOptions(caller, options);
  const space = pixelSpace(caller, image, options.normalization);
  signal?.throwIfAborted();

  const origin = space.toPixels(image);
  let pixels = randomStart === undefined ? space.toPixels(image) : randomPoint(origin, randomStart, perturbation);
  let velocity: Tensor | undefined;
  let selected: TokenSelection | undefined;
  const objective: number[] = [];
  const ask = (at: Tensor) =>
    entropyObjective(caller, space.toImage(at, image, origin), {
      ...question,
      ...(selected && { selection: selected }),
    });
  try {
    for (let step = 0; ; step++) {
      signal?.throwIfAborted();
      if (step === 0) selected = await selectTokens(caller, () => ask(origin).auxiliary.entropies, selection, mask);
      else if (step < steps && step % refreshEvery === 0)
        selected = await selectTokens(caller, () => ask(pixels).auxiliary.entropies, selection, mask);
      if (step === steps) break;
      const { value, gradients } = valueAndGradTree(({ pixels }: { pixels: Tensor }) => ask(pixels).loss, { pixels });
      const [nextPixels, nextVelocity] = stepped(pixels, origin, gradients.pixels, velocity, perturbation);
      dispose([pixels, gradients.pixels, ...(velocity ? [velocity] : [])]);
      [pixels, velocity] = [nextPixels, nextVelocity];
      await record(step, value);
    }
    const { loss, auxiliary } = tidy(() => ask(pixels));
    const [responses, tokens] = auxiliary.entropies.shape as [number, number];
    auxiliary.entropies.dispose();
    await record(steps, loss);
    return {
      image: space.toImage(pixels, image, origin),
      objective,
      selection: selected ?? Array.from({ length: responses }, () => new Uint8Array(tokens).fill(1)),
    };
  } finally {
    dispose([origin, pixels, ...(velocity ? [velocity] : [])]);
  }

  async function record(step: number, value: Tensor): Promise<void> {
    const [entropy] = await value.data().finally(() => value.dispose());
    if (!Number.isFinite(entropy))
      throw new InvalidArgumentError(caller, 'forward', 'return logits whose entropy is a finite number', entropy);
    objective.push(entropy!);
    onStep?.({ step, objective: entropy! });
  }
}
