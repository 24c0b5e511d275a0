import type { Random } from '@cairn-ml/numeric';
import type { ParameterTree, Tensor } from '@cairn-ml/tensor';

/** What a part of a network is told about the pass it is in. */
export interface PassContext {
  /** Whether the pass is for training: then dropout and noise are on. */
  training: boolean;
  /** For dropout and noise: the same seed gives the same pass. */
  seed: number;
}

/** An encoder or a head: a function of a batch and of parameters. */
export interface NetworkPart<P extends ParameterTree = ParameterTree> {
  /** Length of the rows that come out. */
  readonly outputs: number;
  /** New parameters, drawn from `random`; they belong to the caller. */
  parameters(random: Random): P;
  /** `[batch, …]` to `[batch, outputs]`; runs in `tidy`. */
  apply(inputs: Tensor, parameters: P, context: PassContext): Tensor;
}
