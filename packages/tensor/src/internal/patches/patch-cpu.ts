import { patchBatchMatMul } from './batch-mat-mul.js';
import { registerAdamW } from './cpu/adam-w.js';
import { patchDenseBincount } from './cpu/dense-bincount.js';
import { patchElementwise } from './cpu/elementwise.js';
import { patchPooling } from './cpu/pooling.js';
import { patchResizeGradients } from './cpu/resize-gradients.js';
import { patchSegmentSum } from './cpu/segment-sum.js';
import { patchTransform } from './cpu/transform.js';
import { patchEinsum } from './einsum.js';
import { patchEmptyReductions } from './empty-reductions.js';
import { patchFloorDiv } from './floor-div.js';
import { patchOnce } from './replace-kernel.js';

/** Replaces the cpu kernels of tfjs 4.22.0 that are wrong. Does nothing the second time. */
export function patchCpu(): void {
  patchOnce('cpu', () => {
    patchBatchMatMul('cpu');
    patchDenseBincount();
    patchEinsum('cpu');
    patchElementwise();
    patchEmptyReductions('cpu');
    patchFloorDiv('cpu');
    patchPooling();
    patchResizeGradients();
    patchSegmentSum();
    patchTransform();
    registerAdamW();
  });
}
