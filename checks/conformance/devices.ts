import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { ConformanceReport } from '@cairn-ml/tensor/testing';
import { ensureChromium } from '../../scripts/chromium.js';
import { ensureSoftwareGPU } from '../../scripts/software-gpu.js';

/** A place where the suite runs. */
export interface Place {
  name: string;
  /** Heading of its column in docs/guide/tensor.md. */
  title: string;
  /** Whether it runs without being named. */
  standard: boolean;
  /** Finds what the place needs, or throws with what helps. Returns what to add to the environment. */
  prepare: () => Record<string, string>;
}

const nothing = () => ({});
export const places: readonly Place[] = [
  { name: 'cpu', title: 'cpu', standard: true, prepare: nothing },
  { name: 'wasm', title: 'wasm', standard: true, prepare: nothing },
  { name: 'native', title: 'native', standard: true, prepare: nothing },
  { name: 'webgpu-node', title: 'webgpu in Node', standard: true, prepare: ensureSoftwareGPU },
  {
    name: 'webgpu-browser',
    title: 'webgpu in Chromium',
    standard: true,
    prepare: () => ({ CAIRN_CHROMIUM: ensureChromium() }),
  },
];

/** Runs the suite in a process of its own: a device is chosen once per process, and one that crashes takes no other with it. */
export async function runPlace({ name, prepare }: Place, only?: string): Promise<ConformanceReport> {
  const env = { ...process.env, ...prepare() };
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'run-place.ts'), [name, ...(only ? [only] : [])], {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let output = '';
    let answer: { report: ConformanceReport } | { error: string } | undefined;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
      });
    child.on('message', (message) => {
      answer = message as typeof answer;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (answer && 'report' in answer) resolve(answer.report);
      else reject(new Error(answer?.error ?? `the process ended with ${signal ?? status}\n${output.trim()}`));
    });
  });
}
