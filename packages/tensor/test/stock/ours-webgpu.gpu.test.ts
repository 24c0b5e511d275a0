import { beforeAll } from 'vitest';
import * as ours from '../../src/index.js';
import { useDevice } from '../devices.js';
import { expectRightResults } from './check-defects.js';
import { gradientDefects } from './gradient-defects.js';
import { webgpuDefects } from './webgpu-defects.js';

beforeAll(() => useDevice('webgpu'));

expectRightResults([...webgpuDefects, ...gradientDefects], ours);
