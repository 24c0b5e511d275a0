export { type WeightedMeanOptions, weightedMean } from './weighted-mean.js';
