// AssemblyScript. Compiled by `pnpm build:wasm` into src/internal/patches/wasm/kernels.wasm.ts. The module works in the
// memory of the wasm backend of tfjs, so nothing is copied: it has no data and allocates nothing. Addresses and scratch memory come from JavaScript.
export { adamW } from './adam';
export { depthwiseGradient, gatherWindows, scatterWindows } from './convolution';
export { compare, extremum, select } from './comparison';
export { copyBlock } from './copy';
export { clip, unary } from './elementwise';
export { gatherSlices, segmentSum } from './gather';
export { gemm, gemmScratch } from './gemm';
export { maxPoolGradient, pool } from './pooling';
export { reduce } from './reduce';
