import type { Aggregation, TokenRows } from '@cairn-ml/policy-optimization';
import { type Tensor, tidy, valueAndGradTree } from '@cairn-ml/tensor';
import { checkTemperature } from './internal/check-temperature.js';
import { checkImage, entropyObjective } from './internal/entropy-objective.js';

/** A policy as entropies are asked of it: the logits `[responses, tokens, vocabulary]` of given responses, token by token, from an image. */
export type Forward<Responses> = (image: Tensor, responses: Responses) => Tensor;

/** What {@link entropyGradient} and `entropyAdversarialSample` ask about. */
export interface EntropyObjectiveOptions<Responses> {
  /** What the policy sees; float32 of any shape. */
  image: Tensor;
  /**
   * The policy, from image and responses to logits `[responses, tokens, vocabulary]`, where `logits[i][t]` is the distribution of token t given the tokens before it.
   * Differentiable in the image, synchronous, of functions of the tensor core.
   */
  forward: Forward<Responses>;
  /** The responses whose tokens are asked about, in whatever form `forward` takes them. */
  responses: Responses;
  /** What logits are divided by, above 0. Default 1. */
  temperature?: number;
  /** How entropies become one number. Default `'sequenceMean'`: the mean over responses of the mean over their tokens, as SaEI. */
  aggregation?: Aggregation;
}

/** Options of {@link entropyGradient}. */
export interface EntropyGradientOptions<Responses> extends EntropyObjectiveOptions<Responses> {
  /** Which tokens count, `[responses, tokens]`: rows, which may be shorter, or a tensor. Default: all. */
  selection?: TokenRows | Tensor;
}

/** What {@link entropyGradient} returns. */
export interface EntropyGradientResult {
  /** The entropy, a scalar. */
  objective: Tensor;
  /** Of the objective, in the shape of the image. */
  gradient: Tensor;
  /** Of all tokens, selected or not, `[responses, tokens]`. */
  entropies: Tensor;
}

/**
 * The entropy of a policy over given responses, and its gradient with respect to the image: `J = 1/n Σ_i 1/|S_i| Σ_{t in S_i} H(p_it)`.
 *
 * A response without a selected token adds 0, but counts; where nothing is selected, J and its gradient are 0. The selection is a constant.
 *
 * @throws {ShapeError} when the logits are not `[responses, tokens, vocabulary]`, or the selection does not fit
 * @throws {InvalidArgumentError} for options out of range, and an image that is not float32
 *
 * @example
 * ```ts
 * import { entropyGradient } from '@cairn-ml/entropy-intervention';
 * import { init, mul, type Tensor, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * // One response of one token over three words; the image scales their scores: the stronger, the surer.
 * const forward = (image: Tensor, scores: Tensor) => mul(image, scores);
 * const { objective, gradient } = entropyGradient({ image: tensor([1]), forward, responses: tensor([[[2, 0, 1]]]) });
 * await objective.data(); // Float32Array [0.8324]
 * await gradient.data(); // Float32Array [-0.4244]
 * ```
 *
 * Source: the policy entropy of SaEI (arXiv 2512.10414), second-hand.
 */
export function entropyGradient<Responses>(options: EntropyGradientOptions<Responses>): EntropyGradientResult {
  const caller = 'entropyGradient';
  const { image, temperature = 1, aggregation = 'sequenceMean' } = options;
  checkImage(caller, image);
  checkTemperature(caller, temperature);
  return tidy(() => {
    const { value, gradients, auxiliary } = valueAndGradTree(
      ({ image }: { image: Tensor }) => entropyObjective(caller, image, { ...options, temperature, aggregation }),
      { image },
    );
    return { objective: value, gradient: gradients.image, entropies: auxiliary.entropies };
  });
}
