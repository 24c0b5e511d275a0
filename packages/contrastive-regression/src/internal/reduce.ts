import { checkFinite, checkLength, checkOption } from '@cairn-ml/numeric';
import { mean, mul, type Reduction, sum, type Tensor, tensor } from '@cairn-ml/tensor';

/** What every loss over anchors can be told. */
export interface AnchorOptions {
  /** `'mean'` and `'sum'` over anchors, `'none'` for one loss per anchor. */
  reduction?: Reduction;
  /** One factor per anchor, applied before the reduction (`'mean'` still divides by the number of anchors). Default: all 1. */
  weights?: ArrayLike<number>;
}

/** Checks the options that {@link reduceAnchors} takes. */
export function checkAnchorOptions(
  caller: string,
  { reduction = 'mean', weights }: AnchorOptions,
  count: number,
): void {
  checkOption(caller, 'reduction', reduction, ['none', 'mean', 'sum']);
  if (!weights) return;
  checkLength(caller, 'weights', weights, count, 'one entry per anchor');
  checkFinite(caller, 'weights', weights);
}

/** Weights and reduces the losses `[anchors]`. No anchor at all gives 0. */
export function reduceAnchors(losses: Tensor, { reduction = 'mean', weights }: AnchorOptions): Tensor {
  const weighted = weights ? mul(losses, tensor(Float32Array.from(weights))) : losses;
  if (reduction === 'none') return weighted;
  return reduction === 'sum' || losses.size === 0 ? sum(weighted) : mean(weighted);
}
