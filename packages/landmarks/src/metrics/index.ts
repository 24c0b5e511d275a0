export { type AucOptions, auc } from './auc.js';
export { type BootstrapOptions, bootstrapInterval, type Interval } from './bootstrap-interval.js';
export {
  type ErrorStatistics,
  type EvaluateLandmarksOptions,
  evaluateLandmarks,
  type LandmarkEvaluation,
  type LandmarkRow,
  type SuccessRate,
} from './evaluate-landmarks.js';
export { type LandmarkPreset, landmarkPresets } from './landmark-presets.js';
export { type MaskOverlap, maskOverlap } from './mask-overlap.js';
export { nme } from './nme.js';
export { cocoSigmas, type OksOptions, oks } from './oks.js';
export { type NormalizedDistanceOptions, type PckOptions, type PckResult, pck } from './pck.js';
export { type EvaluationMode, type RadialErrorOptions, radialErrors } from './radial-errors.js';
export { successDetectionRate } from './success-detection-rate.js';
export { type SurfaceDistanceOptions, type SurfaceDistances, surfaceDistances } from './surface-distances.js';
