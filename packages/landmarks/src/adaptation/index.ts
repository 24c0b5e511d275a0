export type { Backbone } from './backbone.js';
export { createLandmarkModel, type LandmarkModelOptions } from './create-landmark-model.js';
export { type FewShotSplit, type FewShotSplitsOptions, fewShotSplits } from './few-shot-splits.js';
export type {
  DeconvolutionHead,
  LandmarkHead,
  LinearHead,
  LowRankOptions,
  RidgeHead,
  TrainingOptions,
} from './landmark-head.js';
export type { EvaluateSamplesOptions, FitOptions, FitProgress, FitResult, LandmarkModel } from './landmark-model.js';
export type { LabelSpace, LandmarkSample } from './landmark-sample.js';
export { listTaps, type Tap } from './list-taps.js';
export { type LoadGraphBackboneOptions, loadGraphBackbone } from './load-graph-backbone.js';
export { type HumanModel, type LoadHumanBackboneOptions, loadHumanBackbone } from './load-human-backbone.js';
export { type LoadLandmarkModelOptions, loadLandmarkModel } from './load-landmark-model.js';
export { type PixelBackboneOptions, pixelBackbone } from './pixel-backbone.js';
