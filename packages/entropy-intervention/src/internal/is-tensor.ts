import type { Tensor } from '@cairn-ml/tensor';

export function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'dataId' in value;
}
