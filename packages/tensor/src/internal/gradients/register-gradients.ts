import { type GradConfig, getGradient, registerGradient, unregisterGradient } from '@tensorflow/tfjs-core';
import { activationGradients } from './activations.js';
import { convolutionGradients } from './convolution.js';
import { depthwiseConvolutionGradients } from './depthwise-convolution.js';
import { einsumGradients } from './einsum.js';
import { elementwiseBinaryGradients } from './elementwise-binary.js';
import { elementwiseUnaryGradients } from './elementwise-unary.js';
import { imageGradients } from './images.js';
import { indexingGradients } from './indexing.js';
import { matrixGradients } from './matrix.js';
import { normalizationGradients } from './normalization.js';
import { poolingGradients } from './pooling.js';
import { reductionGradients } from './reductions.js';
import { scanGradients } from './scans.js';
import { shapeGradients } from './shapes.js';
import { prepareTape } from './tape.js';
import { warpingGradients } from './warping.js';

const gradients: readonly GradConfig[] = [
  ...activationGradients,
  ...convolutionGradients,
  ...depthwiseConvolutionGradients,
  ...einsumGradients,
  ...elementwiseBinaryGradients,
  ...elementwiseUnaryGradients,
  ...imageGradients,
  ...indexingGradients,
  ...matrixGradients,
  ...normalizationGradients,
  ...poolingGradients,
  ...reductionGradients,
  ...scanGradients,
  ...shapeGradients,
  ...warpingGradients,
];

/**
 * Registers the gradient of every differentiable op of the op list, also in the place of those that tfjs registered. Does nothing the
 * second time.
 */
export function registerGradients(): void {
  prepareTape();
  for (const config of gradients) {
    const registered = getGradient(config.kernelName);
    if (registered === config) continue;
    if (registered) unregisterGradient(config.kernelName); // tfjs may print a warning when one is replaced
    registerGradient(config);
  }
}
