/** The engine's own types: a tensor of Cairn is a tensor of TensorFlow.js. */
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
} from '@tensorflow/tfjs-core';
