import { image, linalg } from '@tensorflow/tfjs-core';

/**
 * The op list. Every name here is in the conformance suite on every device, and nothing else is exported, so that the engine
 * underneath can change (docs/decisions/0010). Ops are functions, never methods of a tensor.
 */
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
  batchNorm,
  cast,
  ceil,
  clipByValue,
  concat,
  conv1d,
  conv2d,
  conv2dTranspose,
  cos,
  cosh,
  cumprod,
  cumsum,
  denseBincount,
  depthwiseConv2d,
  diag,
  div,
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
  log,
  log1p,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  logSoftmax,
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
  notEqual,
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
  sub,
  sum,
  tan,
  tanh,
  tensorScatterUpdate,
  tile,
  topk,
  transpose,
  unsortedSegmentSum,
  unstack,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core';
export { broadcastTo } from './internal/ops/broadcast-to.js';
export { depthToSpace } from './internal/ops/depth-to-space.js';
export { divNoNan } from './internal/ops/div-no-nan.js';
export { fusedConv2d, fusedDepthwiseConv2d, fusedMatMul } from './internal/ops/fused.js';
export { linspace } from './internal/ops/linspace.js';
export { logSigmoid } from './internal/ops/log-sigmoid.js';
export { logSumExp } from './internal/ops/log-sum-exp.js';
export { norm } from './internal/ops/norm.js';
export { oneHot } from './internal/ops/one-hot.js';
export { lowerBound, upperBound } from './internal/ops/search-sorted.js';
export { stridedSlice } from './internal/ops/strided-slice.js';
export { where } from './internal/ops/where.js';

/**
 * A matrix (or a batch of them, `[..., rows, columns]`) with zeros outside a band: `numLower` diagonals below the main one and
 * `numUpper` above it stay; -1 keeps all of a side.
 *
 * @example
 * ```ts
 * import { bandPart, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * await bandPart(tensor([[1, 2], [3, 4]]), 0, -1).data(); // Float32Array [1, 2, 0, 4]
 * ```
 */
export const bandPart: typeof linalg.bandPart = linalg.bandPart;

/**
 * Boxes cut out of images `[batch, height, width, channels]` and resized to one size.
 *
 * A box is `[y1, x1, y2, x2]` in shares of height - 1 and width - 1; `boxInd` says from which image it comes.
 *
 * @example
 * ```ts
 * import { cropAndResize, init, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const image = tensor([0, 1, 2, 3], [1, 2, 2, 1]);
 * const box = tensor([[0, 0.5, 1, 1]]);
 * await cropAndResize(image, box, tensor([0], [1], 'int32'), [2, 2]).data(); // Float32Array [0.5, 1, 2.5, 3]
 * ```
 */
export const cropAndResize: typeof image.cropAndResize = image.cropAndResize;

/**
 * Images `[batch, height, width, channels]` resized with linear interpolation.
 *
 * @example
 * ```ts
 * import { init, resizeBilinear, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const image = tensor([0, 3], [1, 1, 2, 1]);
 * await resizeBilinear(image, [1, 4], true).data(); // Float32Array [0, 1, 2, 3]
 * ```
 */
export const resizeBilinear: typeof image.resizeBilinear = image.resizeBilinear;

/**
 * Images `[batch, height, width, channels]` resized by taking the nearest pixel.
 *
 * @example
 * ```ts
 * import { init, resizeNearestNeighbor, tensor } from '@cairn-ml/tensor';
 *
 * await init();
 * const image = tensor([0, 3], [1, 1, 2, 1]);
 * await resizeNearestNeighbor(image, [1, 4]).data(); // Float32Array [0, 0, 3, 3]
 * ```
 */
export const resizeNearestNeighbor: typeof image.resizeNearestNeighbor = image.resizeNearestNeighbor;

/**
 * Images `[batch, height, width, channels]` warped by projective transforms `[batch, 8]`.
 *
 * The output pixel (x, y) is read at ((a x + b y + c) / k, (d x + e y + f) / k), k = g x + h y + 1, for the row [a, b, c, d, e, f, g, h].
 *
 * @example
 * ```ts
 * import { init, tensor, transformImage } from '@cairn-ml/tensor';
 *
 * await init();
 * const image = tensor([1, 2, 3], [1, 1, 3, 1]);
 * const shift = tensor([[1, 0, 1, 0, 1, 0, 0, 0]]);
 * await transformImage(image, shift).data(); // Float32Array [2, 3, 0]
 * ```
 */
export const transformImage: typeof image.transform = image.transform;
