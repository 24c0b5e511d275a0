import { add, mul, neg, rsqrt, sub, type Tensor } from '@tensorflow/tfjs-core';
import { gradient, type Values } from './gradient.js';
import { sumToShape } from './shaping.js';

type Saved = Values<'x' | 'mean' | 'variance', { varianceEpsilon: number }> & { readonly scale?: Tensor };

/** `y = (x - mean) / sqrt(variance + ε) · scale + offset`; scale and offset may be missing. */
export const normalizationGradients = [
  gradient('FusedBatchNorm', ['x', 'mean', 'variance', 'scale'], (values) => {
    const { dy, x, mean, variance, scale, shape, attributes } = values as unknown as Saved;
    const inverse = () => rsqrt(add(variance, attributes.varianceEpsilon));
    const slope = () => (scale ? mul(inverse(), scale) : inverse());
    return {
      x: () => mul(dy, slope()),
      mean: () => neg(sumToShape(mul(dy, slope()), mean.shape)),
      variance: () => {
        const factor = inverse();
        const byInverse = mul(dy, scale ? mul(sub(x, mean), scale) : sub(x, mean));
        return mul(sumToShape(mul(byInverse, mul(factor, mul(factor, factor))), variance.shape), -0.5);
      },
      scale: () => sumToShape(mul(dy, mul(sub(x, mean), inverse())), shape('scale')),
      offset: () => sumToShape(dy, shape('offset')),
    };
  }),
];
