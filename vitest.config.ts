import { readdirSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './scripts/chromium.js';
import { findSoftwareGPU } from './scripts/software-gpu.js';

const root = import.meta.dirname;
const packages = readdirSync(`${root}/packages`);

/** Tests run against sources; the built packages are what `checks/` looks at. */
const alias = packages.map((name) => ({
  find: new RegExp(`^@cairn-ml/${name}((?:/[a-z-]+)?)$`),
  replacement: `${root}/packages/${name}/src$1/index.ts`,
}));

/** Limits for tests that build, pack or start a browser. */
const patient = { testTimeout: 240_000, hookTimeout: 240_000 };

/** Packages whose tests register, patch and choose devices: each file needs an engine of its own. */
const aboutDevices = 'tensor|native';

/** Without isolation a worker loads each module once for all of its files, and the lane takes a third of the time. */
const unit = (name: string, folder: string, isolate: boolean) => ({
  resolve: { alias },
  test: {
    name,
    include: [`${folder}/src/**/*.test.ts`, `${folder}/test/stock/**/*.test.ts`],
    exclude: ['**/*.gpu.test.ts'],
    environment: 'node' as const,
    setupFiles: 'vitest.setup.ts',
    isolate,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

/**
 * One project per place where code runs. A device of the tensor core is one more entry here:
 * the same test files under another name (`node-cpu`, `node-wasm`, `browser-webgpu`, …).
 */
export default defineConfig({
  test: {
    maxWorkers: '100%', // vitest leaves one core free, which is half of a machine with two
    projects: [
      unit('unit', `packages/!(${aboutDevices})`, false),
      unit('unit-devices', `packages/@(${aboutDevices})`, true),
      {
        resolve: { alias },
        test: {
          name: 'gpu',
          include: ['packages/*/{src,test}/**/*.gpu.test.ts'],
          environment: 'node',
          env: findSoftwareGPU() ?? {},
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['packages/*/test/browser/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: findChromium() ?? '', args: chromiumArguments } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'checks',
          include: ['checks/**/*.test.ts'],
          exclude: ['checks/snippets/snippets.test.ts', 'checks/page/**', '**/node_modules/**'],
          environment: 'node',
          globalSetup: 'checks/tarball/setup.ts',
          ...patient,
        },
      },
      {
        test: { name: 'snippets', include: ['checks/snippets/snippets.test.ts'], environment: 'node', ...patient },
      },
      {
        test: { name: 'page', include: ['checks/page/*.test.ts'], environment: 'node', ...patient },
      },
    ],
  },
});
