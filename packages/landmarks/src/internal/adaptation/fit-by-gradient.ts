import { adamW, batches, disposeTree, type ParameterTree, type TrainState, trainStep } from '@cairn-ml/tensor';
import type { TrainingOptions } from '../../adaptation/landmark-head.js';
import { keypointMse } from '../../tensor/keypoint-mse.js';
import type { FeatureSource } from './feature-source.js';
import { applyHead, type HeadParameters, type Standardization } from './head-network.js';
import { drawTargets, type Targets } from './targets.js';

/** Numbers of a training with defaults filled in. */
export type Training = Required<Omit<TrainingOptions, 'start' | 'lowRank'>>;

/**
 * Trains `parameters`, which are disposed, by the mean squared error of the heatmaps of the head that they make. Missing landmarks weigh 0.
 */
export async function fitByGradient<T extends ParameterTree>(
  source: FeatureSource,
  targets: Targets,
  standardization: Standardization,
  parameters: T,
  headOf: (parameters: T) => HeadParameters,
  { epochs, batchSize, learningRate, weightDecay, maxNorm, seed }: Training,
  onStep: (loss: number) => void,
): Promise<T> {
  const optimizer = adamW({ learningRate, weightDecay });
  let current: TrainState<T, ReturnType<typeof optimizer.init>> = {
    parameters,
    state: optimizer.init(parameters),
  };
  const index = Int32Array.from({ length: source.count }, (_, i) => i);
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const batch of batches({ index }, { batchSize, shuffle: true, seed, epoch })) {
        const features = source.batch(batch.index);
        try {
          const lossOf = (trained: T) => {
            const { maps, visible } = drawTargets(targets, batch.index);
            return keypointMse(applyHead(features, standardization, headOf(trained)), maps, { weights: visible });
          };
          const { loss, auxiliary: _, ...next } = trainStep(current, lossOf, optimizer, { maxNorm });
          current = next;
          const [value] = await loss.data();
          loss.dispose();
          onStep(value!);
        } finally {
          features.dispose();
        }
      }
    }
  } catch (error) {
    disposeTree(current.parameters);
    throw error;
  } finally {
    disposeTree([current.state.firstMoment, current.state.secondMoment]);
  }
  return current.parameters;
}
