import '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { expectStockDefects } from './check-defects.js';
import { gradientDefects } from './gradient-defects.js';
import { registerStockGradients } from './register-stock-gradients.js';
import { stockOps } from './stock-ops.js';
import { wasmDefects } from './wasm-defects.js';

beforeAll(async () => {
  await registerStockGradients();
  await setBackend('wasm');
});

expectStockDefects([...wasmDefects, ...gradientDefects], stockOps);
