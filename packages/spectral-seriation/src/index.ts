export {
  antiRobinsonDeviations,
  antiRobinsonEvents,
  type RelativeGeneralizedAntiRobinsonOptions,
  relativeGeneralizedAntiRobinson,
} from './anti-robinson.js';
export { type BandedAntiRobinsonOptions, bandedAntiRobinson } from './banded-anti-robinson.js';
export {
  type DistanceToSimilarityOptions,
  distanceToSimilarity,
} from './distance-to-similarity.js';
export { type FeatureDistanceOptions, type FeatureMatrix, featureDistance } from './feature-distance.js';
export { type FeatureSimilarityOptions, featureSimilarity } from './feature-similarity.js';
export { gradientRaw, gradientWeighted } from './gradient.js';
export { type GruvaeusWainerOptions, gruvaeusWainer } from './gruvaeus-wainer.js';
export {
  type Dendrogram,
  type HierarchicalClusteringOptions,
  hierarchicalClustering,
  type Linkage,
} from './hierarchical-clustering.js';
export { inertia } from './inertia.js';
export { type IsRobinsonOptions, isRobinson } from './is-robinson.js';
export { leastSquares } from './least-squares.js';
export { type LinearSeriationOptions, linearSeriation } from './linear-seriation.js';
export { type MeasureOfEffectivenessOptions, measureOfEffectiveness } from './measure-of-effectiveness.js';
export { type OptimalLeafOrderingOptions, optimalLeafOrdering } from './optimal-leaf-ordering.js';
export { lazyPathLength, pathLength } from './path-length.js';
export { type RandomRobinsonOptions, type RandomRobinsonResult, randomRobinson } from './random-robinson.js';
export { rankCorrelation } from './rank-correlation.js';
export { type RobinsonDeviation, robinsonDeviation } from './robinson-deviation.js';
export {
  type PairwiseComparisonsOptions,
  pairwiseComparisons,
  serialRankSimilarity,
} from './serial-rank-similarity.js';
export { criterionDirections, type SeriationCriteria, seriationCriteria } from './seriation-criteria.js';
export { mooreStress, neumannStress, type StressOptions } from './stress.js';
export { type TwoSumOptions, twoSum } from './two-sum.js';
export { vat } from './vat.js';
export { type WeightedCorrelationOptions, weightedCorrelation } from './weighted-correlation.js';
