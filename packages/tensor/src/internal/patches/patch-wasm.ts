import { patchEinsum } from './einsum.js';
import { patchEmptyReductions } from './empty-reductions.js';
import { patchOnce } from './replace-kernel.js';
import { registerAdamW } from './wasm/adam-w.js';
import { patchBroadcasting } from './wasm/broadcasting.js';
import { patchConvolution } from './wasm/convolution.js';
import { patchCopies } from './wasm/copies.js';
import { patchDepthwise } from './wasm/depthwise.js';
import { patchElementwise } from './wasm/elementwise.js';
import { patchGather } from './wasm/gather.js';
import { patchMatMul } from './wasm/mat-mul.js';
import { patchPooling } from './wasm/pooling.js';
import { patchReductions } from './wasm/reductions.js';
import { patchSelect } from './wasm/select.js';
import { patchTransform } from './wasm/transform.js';

/** Replaces the wasm kernels of tfjs 4.22.0 that are wrong or slow, and adds those that are missing. Does nothing the second time. */
export function patchWasm(): void {
  patchOnce('wasm', () => {
    patchBroadcasting();
    patchConvolution();
    patchCopies();
    patchDepthwise();
    patchEinsum('wasm');
    patchElementwise();
    patchGather();
    patchMatMul();
    patchPooling();
    patchReductions();
    patchEmptyReductions('wasm');
    patchSelect();
    patchTransform();
    registerAdamW();
  });
}
