import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { type AggregateTokenLossesOptions, aggregateTokenLosses } from '@cairn-ml/policy-optimization';
import { mul, neg, square, sub, type Tensor, tidy } from '@cairn-ml/tensor';
import { clampedEntropy } from './clamped-entropy.js';
import { nucleusEntropy } from './nucleus-entropy.js';
import { tokenEntropy } from './token-entropy.js';

/** Options of {@link entropyBonus}. */
export interface EntropyBonusOptions extends AggregateTokenLossesOptions<Tensor> {
  /** What the entropy is multiplied by. Default 1e-3, as NoisyRollout. */
  coefficient?: number;
  /** `'full'` (default), or `'nucleus'` (SIREN) or `'clamped'` (AEnt): see `nucleusEntropy` and `clampedEntropy`. */
  over?: 'full' | 'nucleus' | 'clamped';
  /** Of `'nucleus'`. Default 0.9. */
  topP?: number;
  /** Of `'clamped'`. Default 0.3. */
  removedShare?: number;
  /** What logits are divided by, above 0. Default 1. */
  temperature?: number;
  /** Where given, the entropy is drawn to this value, in nats, instead of upwards: `coefficient · (H - anchor)²`; SIREN takes that of the policy at the start. */
  anchor?: number;
}

/**
 * The term of a loss that rewards entropy: `-coefficient · aggregate(H)`, or the squared distance to an anchor. To be added to the loss.
 *
 * With a `selectionTensor` as mask it is the entropy of selected tokens alone.
 *
 * @param logits - `[responses, tokens, vocabulary]`.
 * @returns A scalar, differentiable in the logits
 * @throws {ShapeError} when the mask does not fit
 * @throws {InvalidArgumentError} for options out of range
 *
 * @example
 * ```ts
 * import { entropyBonus } from '@cairn-ml/entropy-intervention';
 * import { init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const logits = tensor([[[0, 0], [0, 9]]]); // entropies 0.6931, 0.0012
 * await entropyBonus(logits, { coefficient: 0.1 }).data(); // Float32Array [-0.0347]
 * await entropyBonus(logits, { coefficient: 1, anchor: 0.5 }).data(); // Float32Array [0.0234]
 * ```
 *
 * Source: verl; NoisyRollout (arXiv 2504.13055); SIREN (arXiv 2509.25133) and AEnt (arXiv 2509.03493), second-hand.
 */
export function entropyBonus(logits: Tensor, options: EntropyBonusOptions = {}): Tensor {
  const caller = 'entropyBonus';
  const {
    coefficient = 1e-3,
    over = 'full',
    topP = 0.9,
    removedShare = 0.3,
    temperature = 1,
    anchor,
    ...rest
  } = options;
  checkNumber(caller, 'coefficient', coefficient);
  checkOption(caller, 'over', over, ['full', 'nucleus', 'clamped']);
  if (anchor !== undefined) checkNumber(caller, 'anchor', anchor);
  return tidy(() => {
    const entropies =
      over === 'nucleus'
        ? nucleusEntropy(logits, { topP, temperature })
        : over === 'clamped'
          ? clampedEntropy(logits, { removedShare, temperature })
          : tokenEntropy(logits, { temperature });
    const entropy = aggregateTokenLosses(entropies, rest);
    return mul(anchor === undefined ? neg(entropy) : square(sub(entropy, anchor)), coefficient);
  });
}
