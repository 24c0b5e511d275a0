import { beforeAll } from 'vitest';
import * as ours from '../../src/index.js';
import { expectRightResults } from './check-defects.js';
import { cpuDefects } from './cpu-defects.js';
import { gradientDefects } from './gradient-defects.js';
import { wasmDefects } from './wasm-defects.js';
import { webgpuDefects } from './webgpu-defects.js';

beforeAll(() => ours.init({ device: 'cpu' }));

expectRightResults([...cpuDefects, ...gradientDefects, ...wasmDefects, ...webgpuDefects], ours);
