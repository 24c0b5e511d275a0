export { type AdamOptions, adam } from './adam.js';
export { type AdamWGroup, type AdamWOptions, type AdamWState, adamW } from './adam-w.js';
export {
  customGrad,
  dispose,
  grad,
  grads,
  keep,
  memory,
  tidy,
  valueAndGrad,
  valueAndGrads,
} from './autograd.js';
export { type BatchesOptions, batches, type Dataset } from './batches.js';
export { clipByGlobalNorm } from './clip-by-global-norm.js';
export { constantSchedule } from './constant-schedule.js';
export { type ConvolutionOptions, convolution } from './convolution.js';
export {
  type ConvolutionParameters,
  type ConvolutionParametersOptions,
  convolutionParameters,
} from './convolution-parameters.js';
export { type ConvolutionTransposeOptions, convolutionTranspose } from './convolution-transpose.js';
export {
  type ConvolutionTransposeParameters,
  type ConvolutionTransposeParametersOptions,
  convolutionTransposeParameters,
} from './convolution-transpose-parameters.js';
export { copyTree } from './copy-tree.js';
export { type CosineScheduleOptions, cosineSchedule } from './cosine-schedule.js';
export { countParameters } from './count-parameters.js';
export type { AdapterInfo, Device, DeviceInfo, TriedDevice } from './device-info.js';
export { disposeTree } from './dispose-tree.js';
export { dropout } from './dropout.js';
export { embedding } from './embedding.js';
export {
  type EmbeddingParameters,
  type EmbeddingParametersOptions,
  embeddingParameters,
} from './embedding-parameters.js';
export { type ExponentialMovingAverageOptions, exponentialMovingAverage } from './exponential-moving-average.js';
export { flattenTree } from './flatten-tree.js';
export { type GeluOptions, gelu } from './gelu.js';
export { globalNorm } from './global-norm.js';
export { glorotNormal } from './glorot-normal.js';
export { glorotUniform } from './glorot-uniform.js';
export { type GroupNormOptions, groupNorm } from './group-norm.js';
export { heNormal } from './he-normal.js';
export { heUniform } from './he-uniform.js';
export { type InitOptions, init } from './init.js';
export type { Initializer } from './initializer.js';
export { type InstanceNormOptions, instanceNorm } from './instance-norm.js';
export { isTensor } from './is-tensor.js';
export { joinSchedules } from './join-schedules.js';
export { type LayerNormOptions, layerNorm } from './layer-norm.js';
export { lecunNormal } from './lecun-normal.js';
export { linear } from './linear.js';
export { type LinearParameters, type LinearParametersOptions, linearParameters } from './linear-parameters.js';
export { linearSchedule } from './linear-schedule.js';
export {
  type GraphModel,
  type GraphModelFiles,
  type GraphModelPort,
  type LoadGraphModelOptions,
  loadGraphModel,
} from './load-graph-model.js';
export { type LoadSafetensorsOptions, type LoadSafetensorsResult, loadSafetensors } from './load-safetensors.js';
export { mapTree } from './map-tree.js';
export { mapTrees } from './map-trees.js';
export { type MeanSquaredErrorOptions, meanSquaredError } from './mean-squared-error.js';
export { type MultiHeadAttentionOptions, multiHeadAttention } from './multi-head-attention.js';
export {
  type MultiHeadAttentionParameters,
  type MultiHeadAttentionParametersOptions,
  multiHeadAttentionParameters,
} from './multi-head-attention-parameters.js';
export { type NormParameters, normParameters } from './norm-parameters.js';
export {
  abs,
  acos,
  acosh,
  add,
  addN,
  all,
  any,
  argMax,
  argMin,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  avgPool,
  bandPart,
  batchNorm,
  broadcastTo,
  cast,
  ceil,
  clipByValue,
  concat,
  conv1d,
  conv2d,
  conv2dTranspose,
  cos,
  cosh,
  cropAndResize,
  cumprod,
  cumsum,
  denseBincount,
  depthToSpace,
  depthwiseConv2d,
  diag,
  div,
  divNoNan,
  dot,
  einsum,
  elu,
  equal,
  erf,
  exp,
  expandDims,
  expm1,
  eye,
  fill,
  floor,
  floorDiv,
  fusedConv2d,
  fusedDepthwiseConv2d,
  fusedMatMul,
  gather,
  gatherND,
  greater,
  greaterEqual,
  isFinite,
  isInf,
  isNaN,
  leakyRelu,
  less,
  lessEqual,
  linspace,
  log,
  log1p,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  logSigmoid,
  logSoftmax,
  logSumExp,
  lowerBound,
  matMul,
  max,
  maximum,
  maxPool,
  mean,
  min,
  minimum,
  mirrorPad,
  mod,
  moments,
  mul,
  neg,
  norm,
  notEqual,
  oneHot,
  ones,
  onesLike,
  outerProduct,
  pad,
  pow,
  prelu,
  prod,
  range,
  reciprocal,
  relu,
  relu6,
  reshape,
  resizeBilinear,
  resizeNearestNeighbor,
  reverse,
  round,
  rsqrt,
  scatterND,
  selu,
  separableConv2d,
  sigmoid,
  sign,
  sin,
  sinh,
  slice,
  softmax,
  softplus,
  split,
  sqrt,
  square,
  squaredDifference,
  squeeze,
  stack,
  step,
  stridedSlice,
  sub,
  sum,
  tan,
  tanh,
  tensorScatterUpdate,
  tile,
  topk,
  transformImage,
  transpose,
  unsortedSegmentSum,
  unstack,
  upperBound,
  where,
  zeros,
  zerosLike,
} from './ops.js';
export type { Optimizer, OptimizerUpdate, ParameterGroup } from './optimizer.js';
export { orthogonal } from './orthogonal.js';
export type { ParameterTree } from './parameter-tree.js';
export { randomNormal } from './random-normal.js';
export { randomUniform } from './random-uniform.js';
export type { Reduction } from './reduction.js';
export { type SaveSafetensorsOptions, saveSafetensors } from './save-safetensors.js';
export { type ScaledDotProductAttentionOptions, scaledDotProductAttention } from './scaled-dot-product-attention.js';
export type { Schedule } from './schedule.js';
export { type SgdOptions, type SgdState, sgd } from './sgd.js';
export { type SigmoidCrossEntropyOptions, sigmoidCrossEntropy } from './sigmoid-cross-entropy.js';
export { silu } from './silu.js';
export { type SoftmaxCrossEntropyOptions, softmaxCrossEntropy } from './softmax-cross-entropy.js';
export { stepSchedule } from './step-schedule.js';
export { stopGradient } from './stop-gradient.js';
export {
  type ForeignTensor,
  type NestedArray,
  type TensorFrom,
  type TensorOfRank,
  type TensorValues,
  tensor,
} from './tensor.js';
export { type TrainState, type TrainStepOptions, type TrainStepResult, trainStep } from './train-step.js';
export { treeLeaves } from './tree-leaves.js';
export { truncatedNormal } from './truncated-normal.js';
export type {
  DataType,
  Rank,
  Scalar,
  ShapeMap,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
  Tensor4D,
  TensorLike,
} from './types.js';
export { unflattenTree } from './unflatten-tree.js';
export {
  type AuxiliaryOf,
  type LossOutput,
  type LossWithAuxiliary,
  type ValueAndGradTreeResult,
  valueAndGradTree,
} from './value-and-grad-tree.js';
