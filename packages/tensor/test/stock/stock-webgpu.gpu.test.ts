import { beforeAll } from 'vitest';
import { expectStockDefects } from './check-defects.js';
import { stockOps } from './stock-ops.js';
import { useStockWebGPU } from './stock-webgpu.js';
import { webgpuDefects } from './webgpu-defects.js';

beforeAll(useStockWebGPU);

expectStockDefects(webgpuDefects, stockOps);
