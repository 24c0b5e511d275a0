import {
  cast,
  customGrad,
  div,
  greater,
  maximum,
  mul,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
} from '@cairn-ml/tensor';

/**
 * Rows divided by `max(norm, 1e-12)`: a row of zeros stays one, and its gradient is finite. The gradient is written out, because it takes a
 * third of the kernels that the chain rule would.
 */
export function unitRows(x: Tensor2D): Tensor2D {
  return customGrad((...given: unknown[]) => {
    const [rows, save] = given as [Tensor2D, (tensors: Tensor[]) => void];
    const norms = sqrt(maximum(sum(square(rows), 1, true), 1e-24));
    const unit = div(rows, norms);
    save([unit, norms]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [to, length] = saved as [Tensor, Tensor];
      const along = mul(sum(mul(dy, to), 1, true), cast(greater(length, 1e-12), 'float32'));
      return div(sub(dy, mul(to, along)), length);
    };
    return { value: unit, gradFunc };
  })(x) as Tensor2D;
}
