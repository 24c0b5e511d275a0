/** Memory scopes and differentiation, as in TensorFlow.js. */
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
} from '@tensorflow/tfjs-core';
