import { patchBatchMatMul } from './batch-mat-mul.js';
import { patchEinsum } from './einsum.js';
import { patchEmptyReductions } from './empty-reductions.js';
import { patchFloorDiv } from './floor-div.js';
import { patchOnce } from './replace-kernel.js';
import { patchCropAndResize } from './webgpu/crop-and-resize.js';
import { patchDenseBincount } from './webgpu/dense-bincount.js';
import { patchElementwise } from './webgpu/elementwise.js';
import { patchScans } from './webgpu/scans.js';
import { patchSegmentSum } from './webgpu/segment-sum.js';
import { patchShapes } from './webgpu/shapes.js';
import { patchTransform } from './webgpu/transform.js';
import { patchTranspose } from './webgpu/transpose.js';

/**
 * Replaces the WebGPU kernels of tfjs 4.22.0 that are wrong, and adds those that are missing. Does nothing the second time.
 *
 * NaN and infinity are left to the GPU: WebGPU allows shaders to assume that there are none.
 */
export function patchWebGPU(): void {
  patchOnce('webgpu', () => {
    patchBatchMatMul('webgpu');
    patchCropAndResize();
    patchDenseBincount();
    patchEinsum('webgpu');
    patchElementwise();
    patchEmptyReductions('webgpu');
    patchFloorDiv('webgpu');
    patchScans();
    patchSegmentSum();
    patchShapes();
    patchTransform();
    patchTranspose();
  });
}
