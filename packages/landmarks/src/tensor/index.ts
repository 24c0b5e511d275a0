export { type AdaptiveWingOptions, adaptiveWing } from './adaptive-wing.js';
export { type CombinedTargetMseOptions, combinedTargetMse } from './combined-target-mse.js';
export { type DecodeHeatmapsOptions, decodeHeatmaps } from './decode-heatmaps.js';
export { type FocalHeatmapOptions, focalHeatmap } from './focal-heatmap.js';
export { type GaussianHeatmapsOptions, gaussianHeatmaps, type HeatmapGrid } from './gaussian-heatmaps.js';
export {
  type GeometricRegularizerOptions,
  geometricRegularizer,
  geoSapiensLines,
  type LandmarkLines,
} from './geometric-regularizer.js';
export { keypointMse, type MapMaskOptions, type MapWeightOptions } from './keypoint-mse.js';
export { type KeypointOhkmOptions, keypointOhkm } from './keypoint-ohkm.js';
export { type SimccDivergenceOptions, type SimccTensors, simccDivergence } from './simcc-divergence.js';
export { softArgmax, type TensorSoftArgmaxOptions } from './soft-argmax.js';
