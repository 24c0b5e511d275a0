export {
  antiRobinsonDeviations,
  antiRobinsonEvents,
  type RelativeGeneralizedAntiRobinsonOptions,
  relativeGeneralizedAntiRobinson,
} from './anti-robinson.js';
export { type BandedAntiRobinsonOptions, bandedAntiRobinson } from './banded-anti-robinson.js';
export {
  type CircularSeriationOptions,
  type CircularSeriationResult,
  circularSeriation,
} from './circular-seriation.js';
export { coifmanNormalization } from './coifman-normalization.js';
export {
  type DistanceToSimilarityOptions,
  distanceToSimilarity,
} from './distance-to-similarity.js';
export { type FeatureDistanceOptions, type FeatureMatrix, featureDistance } from './feature-distance.js';
export { type FeatureSimilarityOptions, featureSimilarity } from './feature-similarity.js';
export { type FormatPqTreeOptions, formatPqTree } from './format-pq-tree.js';
export { gradientRaw, gradientWeighted } from './gradient.js';
export { type GruvaeusWainerOptions, gruvaeusWainer } from './gruvaeus-wainer.js';
export {
  type Dendrogram,
  type HierarchicalClusteringOptions,
  hierarchicalClustering,
  type Linkage,
} from './hierarchical-clustering.js';
export { inertia } from './inertia.js';
export { type IsPreRobinsonOptions, isPreRobinson } from './is-pre-robinson.js';
export { type IsRobinsonOptions, isRobinson } from './is-robinson.js';
export { type LaplacianNormalization, type LaplacianOptions, laplacian } from './laplacian.js';
export { leastSquares } from './least-squares.js';
export { type LinearSeriationOptions, linearSeriation } from './linear-seriation.js';
export { type MeasureOfEffectivenessOptions, measureOfEffectiveness } from './measure-of-effectiveness.js';
export {
  type MultidimensionalSeriationOptions,
  type MultidimensionalSeriationResult,
  multidimensionalSeriation,
} from './multidimensional-seriation.js';
export { type OptimalLeafOrderingOptions, optimalLeafOrdering } from './optimal-leaf-ordering.js';
export { type OrderStabilityOptions, type OrderStabilityResult, orderStability } from './order-stability.js';
export { type PairwiseComparisonsOptions, pairwiseComparisons } from './pairwise-comparisons.js';
export { lazyPathLength, pathLength } from './path-length.js';
export { permuteMatrix } from './permute-matrix.js';
export { type PerturbationToleranceResult, perturbationTolerance } from './perturbation-tolerance.js';
export type { PqLeaf, PqNode, PqTree } from './pq-tree.js';
export { countOrders, enumerateOrders, isOrderOf } from './pq-tree-orders.js';
export { type RandomRobinsonOptions, type RandomRobinsonResult, randomRobinson } from './random-robinson.js';
export { rankCorrelation } from './rank-correlation.js';
export {
  type Move,
  type RefinableCriterion,
  type RefineOrderOptions,
  type RefineOrderResult,
  refineOrder,
} from './refine-order.js';
export { type RobinsonDeviation, robinsonDeviation } from './robinson-deviation.js';
export { type RobinsonTreeOptions, robinsonTree } from './robinson-tree.js';
export { type RobustSeriationOptions, type RobustSeriationResult, robustSeriation } from './robust-seriation.js';
export {
  type SemiSupervisedSeriationOptions,
  type SemiSupervisedSeriationResult,
  semiSupervisedSeriation,
} from './semi-supervised-seriation.js';
export { serialRankSimilarity } from './serial-rank-similarity.js';
export { criterionDirections, type SeriationCriteria, seriationCriteria } from './seriation-criteria.js';
export type { SolverOptions } from './solver-options.js';
export {
  type SpectralEmbeddingOptions,
  type SpectralEmbeddingResult,
  spectralEmbedding,
} from './spectral-embedding.js';
export {
  type Orientation,
  type SpectralSeriationOptions,
  type SpectralSeriationResult,
  spectralSeriation,
} from './spectral-seriation.js';
export { mooreStress, neumannStress, type StressOptions } from './stress.js';
export { type TwoSumOptions, twoSum } from './two-sum.js';
export { vat } from './vat.js';
export { type WeightedCorrelationOptions, weightedCorrelation } from './weighted-correlation.js';
