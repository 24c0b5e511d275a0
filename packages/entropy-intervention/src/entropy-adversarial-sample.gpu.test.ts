import { beforeAll, test } from 'vitest';
import { useDevice } from '../test/devices.js';
import { expectOracleGradients, expectOracleImages } from '../test/oracles.js';

beforeAll(() => useDevice('webgpu'), 120_000);

test('gradients of images are those of torch on WebGPU, sign by sign', expectOracleGradients, 120_000);

test('images are those of torch on WebGPU', expectOracleImages, 120_000);
