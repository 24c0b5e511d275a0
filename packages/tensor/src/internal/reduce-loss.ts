import { checkOption } from '@cairn-ml/numeric';
import { mean, sum } from '../ops.js';
import type { Reduction } from '../reduction.js';
import type { Tensor } from '../types.js';

export function checkReduction(caller: string, reduction: Reduction): void {
  checkOption(caller, 'reduction', reduction, ['none', 'mean', 'sum']);
}

export function reduceLoss(losses: Tensor, reduction: Reduction): Tensor {
  if (reduction === 'none') return losses;
  return reduction === 'mean' ? mean(losses) : sum(losses);
}
