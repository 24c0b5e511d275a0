import type { Random } from '@cairn-ml/numeric';
import {
  type AdamWState,
  type Optimizer,
  type ParameterTree,
  type Tensor,
  type Tensor2D,
  type TrainState,
  trainStep,
} from '@cairn-ml/tensor';
import type { NetworkPart, PassContext } from '../../network-part.js';
import type { Settings } from './options.js';

/** Parameters of one network. */
export type NetworkParameters = { encoder: ParameterTree; head: ParameterTree };

/** What a network makes of a batch. */
export interface Pass {
  embeddings: Tensor2D;
  /** `[batch, head.outputs]` */
  outputs: Tensor2D;
}

/** A batch as a method sees it; the tensors belong to the loop. */
export interface Batch {
  labeled: Tensor;
  /** Standardised. */
  labels: Float64Array;
  /** Absent where there is none. */
  unlabeled?: Tensor;
}

/** A network, its state, and what a method may do with them. */
export interface Trainer {
  readonly encoder: NetworkPart;
  readonly head: NetworkPart;
  optimizer: Optimizer<AdamWState>;
  readonly settings: Settings;
  readonly random: Random;
  readonly augment: ((inputs: Tensor, random: Random) => Tensor) | undefined;
  current: TrainState<NetworkParameters[], AdamWState>;
  /** Updates so far. */
  step: number;
  /** Normal numbers of the deviation of the input noise, once they were needed. */
  noise?: Tensor;
  /** Supervised losses that have not been read yet. */
  losses: Tensor[];
}

/** A pass of one network. Call in `tidy`. */
export function pass(trainer: Trainer, parameters: NetworkParameters, inputs: Tensor, context: PassContext): Pass {
  const embeddings = trainer.encoder.apply(inputs, parameters.encoder, context) as Tensor2D;
  return { embeddings, outputs: trainer.head.apply(embeddings, parameters.head, context) as Tensor2D };
}

/** One optimiser step on `loss`, whose `supervised` part is remembered. */
export function update(
  trainer: Trainer,
  loss: (networks: NetworkParameters[]) => { loss: Tensor; supervised: Tensor },
): void {
  const {
    loss: total,
    auxiliary,
    ...next
  } = trainStep(
    trainer.current,
    (networks) => {
      const { loss: value, supervised } = loss(networks);
      return { loss: value, auxiliary: { supervised } };
    },
    trainer.optimizer,
    { averageDecay: trainer.settings.averageDecay },
  );
  total.dispose();
  trainer.losses.push(auxiliary.supervised as Tensor);
  trainer.current = next;
  trainer.step++;
}

/** From 0 to the weight over the first steps, along `exp(-5 (1 - t)²)` as in the code of mean teachers. */
export function rampedWeight({ step, settings: { consistencyWeight, rampSteps } }: Trainer): number {
  const share = step >= rampSteps ? 1 : step / rampSteps;
  return consistencyWeight * Math.exp(-5 * (1 - share) ** 2);
}

/** A seed for the dropout of a pass. */
export function nextSeed(trainer: Trainer): number {
  return trainer.random.integer(0, 2 ** 32 - 1);
}
