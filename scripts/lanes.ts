import { ensureChromium } from './chromium.js';
import { counted, inTurn, single, turboTask, vitest } from './lane-runners.js';
import { ensureSoftwareGPU } from './software-gpu.js';

/** How a lane ended. `output` is shown when something failed. */
export interface LaneResult {
  passed: number;
  failed: number;
  output: string;
}

/** One row of the table that `pnpm test` prints. */
export interface Lane {
  name: string;
  about: string;
  /** Whether it looks at `dist/`, and so fails without being run when the build failed. */
  needsBuild?: boolean;
  run: () => Promise<LaneResult>;
}

/** What `pnpm test` runs, in this order: cheap lanes first. A new lane is one more line here. */
export const lanes: Lane[] = [
  { name: 'build', about: 'every package to dist/', run: () => turboTask('build') },
  {
    name: 'lint',
    about: 'format and lint rules',
    run: () => single('biome', ['check', '.'], /Checked [1-9]\d* files?/),
  },
  {
    name: 'types',
    about: 'tsc over packages, scripts, checks, …',
    needsBuild: true,
    run: () =>
      inTurn(
        () => turboTask('typecheck'),
        () => single('tsc', ['-p', '.']),
      ),
  },
  { name: 'unit', about: 'unit and property tests in Node', run: () => vitest(['unit', 'unit-devices']) },
  { name: 'golden', about: 'oracle cases', needsBuild: true, run: () => counted('tsx', ['checks/golden/main.ts']) },
  {
    name: 'conformance',
    about: 'every tensor op on every device',
    needsBuild: true,
    run: () => counted('tsx', ['checks/conformance/main.ts']),
  },
  { name: 'snippets', about: 'README blocks and @examples', needsBuild: true, run: () => vitest(['snippets']) },
  { name: 'checks', about: 'tarballs, shape, sizes, template', needsBuild: true, run: () => vitest(['checks']) },
  { name: 'docs', about: 'API reference without warnings', run: () => single('typedoc', ['--emit', 'none']) },
  {
    name: 'gpu',
    about: 'WebGPU in Node, on a software adapter',
    run: async () => {
      ensureSoftwareGPU();
      return vitest(['gpu']);
    },
  },
  {
    name: 'browser',
    about: 'Chromium with WebGPU',
    needsBuild: true,
    run: async () => {
      ensureChromium();
      return vitest(['browser', 'page']);
    },
  },
];
