export type { HeatmapGrid } from '../internal/tensor/heatmap-codec.js';
export type { MapMaskOptions, MapWeightOptions } from '../internal/tensor/map-weights.js';
export { type AdaptiveWingOptions, adaptiveWing } from './adaptive-wing.js';
export { type CombinedTargetMseOptions, combinedTargetMse } from './combined-target-mse.js';
export { type DecodeHeatmapsOptions, decodeHeatmaps } from './decode-heatmaps.js';
export { type FocalHeatmapOptions, focalHeatmap } from './focal-heatmap.js';
export { type GaussianHeatmapsOptions, gaussianHeatmaps } from './gaussian-heatmaps.js';
export {
  type GeometricRegularizerOptions,
  geometricRegularizer,
  geoSapiensLines,
  type LandmarkLines,
} from './geometric-regularizer.js';
export { keypointMse } from './keypoint-mse.js';
export { type KeypointOhkmOptions, keypointOhkm } from './keypoint-ohkm.js';
export { type SimccDivergenceOptions, type SimccTensors, simccDivergence } from './simcc-divergence.js';
export { softArgmax, type TensorSoftArgmaxOptions } from './soft-argmax.js';
