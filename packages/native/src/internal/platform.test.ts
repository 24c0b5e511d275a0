import { expect, test } from 'vitest';
import { platformName } from './platform.js';

test('platforms are called as npm packages of binaries are', () => {
  expect(platformName({ platform: 'linux', arch: 'x64' })).toBe('linux-x64-gnu');
  expect(platformName({ platform: 'linux', arch: 'arm64' })).toBe('linux-arm64-gnu');
  expect(platformName({ platform: 'win32', arch: 'x64' })).toBe('win32-x64');
  expect(platformName({ platform: 'darwin', arch: 'arm64' })).toBe('darwin-arm64');
});
