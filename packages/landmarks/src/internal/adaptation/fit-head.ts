import { copyTree, countParameters, disposeTree } from '@cairn-ml/tensor';
import type { Backbone } from '../../adaptation/backbone.js';
import type { LandmarkHead, LowRankOptions } from '../../adaptation/landmark-head.js';
import type { ImagePixels } from '../../crop-image.js';
import { featureSource, standardize } from './feature-source.js';
import { fitByGradient, type Training } from './fit-by-gradient.js';
import { fitRidge } from './fit-ridge.js';
import { type FittedHead, headParameters } from './head-network.js';
import { type Adapters, lowRankAdapters, mergeAdapters } from './low-rank.js';
import type { Range } from './prepare-image.js';
import type { Targets } from './targets.js';

/** What a fit needs, checked. */
export interface FitRequest {
  backbone: Backbone;
  images: readonly ImagePixels[];
  imageRange: Range;
  keepFeatures: boolean;
  targets: Targets;
  head: LandmarkHead;
  training: Training;
  /** The head to train on, for a head trained by gradients. */
  start: FittedHead | undefined;
  /** Trains adapters of `start`. */
  lowRank: LowRankOptions | undefined;
  /** May throw to stop the fit. */
  onStep: (loss?: number) => void;
}

/** A new head, and how many of its numbers were fitted. Nothing stays behind when it fails. */
export async function fitHead(request: FitRequest): Promise<{ fitted: FittedHead; trained: number }> {
  const { backbone, images, imageRange, keepFeatures, targets, head, training, start, lowRank, onStep } = request;
  const source = featureSource(backbone, images, imageRange, keepFeatures);
  const isRidge = head.type === 'ridge';
  let standardization: FittedHead['standardization'] | undefined;
  try {
    standardization = start && !isRidge ? copyTree(start.standardization) : await standardize(source, () => onStep());
    if (isRidge) {
      const parameters = await fitRidge(source, targets, standardization, head.lambda ?? 0.01, () => onStep());
      return { fitted: { standardization, parameters }, trained: countParameters(parameters) };
    }
    if (start && lowRank) {
      // A copy, because the model may be disposed or fitted anew while this waits.
      const frozen = copyTree(start.parameters);
      try {
        const merge = (adapters: Adapters) => mergeAdapters(frozen, adapters, lowRank);
        const initial = lowRankAdapters(frozen, lowRank, training.seed);
        const trained = countParameters(initial);
        const adapters = await fitByGradient(source, targets, standardization, initial, merge, training, onStep);
        const parameters = merge(adapters);
        disposeTree(adapters);
        return { fitted: { standardization, parameters }, trained };
      } finally {
        disposeTree(frozen);
      }
    }
    const count = targets.landmarks[0]!.length / 2;
    const initial = start ? copyTree(start.parameters) : headParameters(head, backbone.channels, count, training.seed);
    const parameters = await fitByGradient(source, targets, standardization, initial, (all) => all, training, onStep);
    return { fitted: { standardization, parameters }, trained: countParameters(parameters) };
  } catch (error) {
    if (standardization) disposeTree(standardization);
    throw error;
  } finally {
    source.dispose();
  }
}
