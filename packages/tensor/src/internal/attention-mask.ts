import { ShapeError } from '@cairn-ml/numeric';
import { add, cast, greater, greaterEqual, logicalAnd, maximum, mul, range, reshape, sub } from '../ops.js';
import type { Tensor } from '../types.js';
import { checkDtype } from './check-shape.js';

/** What stands for -Infinity: no score outweighs it, and arithmetic with it stays finite. */
const unseen = -1e30;

/** How scores are masked: `bias` is added before the softmax, `seen` (1 or 0) multiplies after it. */
export interface AttentionMask {
  bias: Tensor;
  seen: Tensor;
}

/**
 * The mask for scores of this shape; undefined when every query sees every key.
 *
 * @throws {ShapeError} for a mask that does not broadcast to `shape`, and `causal` without one key per query
 * @throws {InvalidArgumentError} for a mask that is neither bool nor float32
 */
export function attentionMask(
  caller: string,
  shape: readonly number[],
  mask: Tensor | undefined,
  causal: boolean,
): AttentionMask | undefined {
  const [queries, keys] = shape.slice(-2) as [number, number];
  if (causal && queries !== keys)
    throw new ShapeError(caller, 'keys', `have one entry per query (${queries}) for \`causal\``, [keys]);
  if (mask) {
    checkDtype(caller, 'mask', mask, ['bool', 'float32']);
    const aligned = shape.slice(shape.length - mask.rank);
    if (mask.rank > shape.length || mask.shape.some((size, i) => size !== 1 && size !== aligned[i]))
      throw new ShapeError(caller, 'mask', `broadcast to [${shape.join(', ')}]`, mask.shape);
  }
  const additive = mask?.dtype === 'float32' ? maximum(mask, unseen) : undefined;
  const given = additive ? greater(additive, unseen) : mask;
  const past = causal ? upToOwnPosition(queries) : undefined;
  const allowed = given && past ? logicalAnd(given, past) : (given ?? past);
  if (!allowed) return undefined;
  const seen = cast(allowed, 'float32');
  const hidden = mul(sub(1, seen), unseen);
  return { bias: additive ? add(additive, hidden) : hidden, seen };
}

function upToOwnPosition(size: number): Tensor {
  const positions = range(0, size);
  return greaterEqual(reshape(positions, [size, 1]), reshape(positions, [1, size]));
}
