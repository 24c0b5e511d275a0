import '@tensorflow/tfjs-backend-cpu';
import { backend, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll } from 'vitest';
import { expectStockDefects } from './check-defects.js';
import { cpuDefects } from './cpu-defects.js';
import { registerStockGradients } from './register-stock-gradients.js';
import { stockOps } from './stock-ops.js';

beforeAll(async () => {
  await registerStockGradients();
  await setBackend('cpu');
  (backend() as { firstUse?: boolean }).firstUse = false; // or it greets on the console
});

expectStockDefects(cpuDefects, stockOps);
