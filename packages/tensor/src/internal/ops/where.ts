import { add, cast, clone, where as stock, tidy } from '@tensorflow/tfjs-core';
import { isTensor } from '../../is-tensor.js';
import { broadcastTo } from './broadcast-to.js';

/**
 * `a` where `condition` is true, `b` elsewhere; the three are broadcast.
 *
 * @example
 * ```ts
 * import { greater, init, tensor, where } from '@cairn-ml/tensor';
 *
 * await init();
 * const x = tensor([-1, 2]);
 * await where(greater(x, 0), x, 0).data(); // Float32Array [0, 2]
 * ```
 */
export const where: typeof stock = ((condition, a, b) => {
  const isEmpty = [condition, a, b].some((x) => isTensor(x) && x.size === 0);
  if (!isEmpty) return stock(condition, a, b);
  return tidy(() => {
    // tfjs 4.22.0 broadcasts to 0 entries as its broadcastTo does, which leaves axes of size 1.
    const [mask, yes, no] = [clone(condition), clone(a), clone(b)] as const;
    const { shape } = add(add(cast(mask, 'int32'), yes), no);
    return stock(broadcastTo(mask, shape), broadcastTo(yes, shape), broadcastTo(no, shape));
  });
}) as typeof stock;
