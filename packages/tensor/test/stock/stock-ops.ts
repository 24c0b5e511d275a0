import * as tf from '@tensorflow/tfjs-core';
import type { Ops } from './defect.js';

/** Stock TensorFlow.js under our names. */
export const stockOps = {
  ...tf,
  bandPart: tf.linalg.bandPart,
  cropAndResize: tf.image.cropAndResize,
  fusedMatMul: tf.fused.matMul,
  resizeBilinear: tf.image.resizeBilinear,
  resizeNearestNeighbor: tf.image.resizeNearestNeighbor,
  transformImage: tf.image.transform,
} as unknown as Ops;
