import { copyTree, disposeTree } from '@cairn-ml/tensor';
import type { Backbone } from '../../adaptation/backbone.js';
import type { LandmarkHead } from '../../adaptation/landmark-head.js';
import type { ImagePixels } from '../../crop-image.js';
import { featureSource, standardize } from './feature-source.js';
import { fitByGradient, type Training } from './fit-by-gradient.js';
import { fitRidge } from './fit-ridge.js';
import { type FittedHead, headParameters } from './head-network.js';
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
  /** May throw to stop the fit. */
  onStep: (loss?: number) => void;
}

/** A new head. Nothing stays behind when it fails. */
export async function fitHead(request: FitRequest): Promise<FittedHead> {
  const { backbone, images, imageRange, keepFeatures, targets, head, training, start, onStep } = request;
  const source = featureSource(backbone, images, imageRange, keepFeatures);
  const isRidge = head.type === 'ridge';
  let standardization: FittedHead['standardization'] | undefined;
  try {
    standardization = start && !isRidge ? copyTree(start.standardization) : await standardize(source, () => onStep());
    if (isRidge) {
      const parameters = await fitRidge(source, targets, standardization, head.lambda ?? 0.01, () => onStep());
      return { standardization, parameters };
    }
    const count = targets.landmarks[0]!.length / 2;
    const initial = start ? copyTree(start.parameters) : headParameters(head, backbone.channels, count, training.seed);
    const parameters = await fitByGradient(source, targets, standardization, initial, training, onStep);
    return { standardization, parameters };
  } catch (error) {
    if (standardization) disposeTree(standardization);
    throw error;
  } finally {
    source.dispose();
  }
}
