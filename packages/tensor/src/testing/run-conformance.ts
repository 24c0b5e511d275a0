import { env } from '@tensorflow/tfjs-core';
import type { Device } from '../device-info.js';
import { init } from '../init.js';
import { type CaseCheck, checkCase } from '../internal/conformance/check-case.js';
import type { ConformanceCase } from './conformance-case.js';
import { conformanceCases } from './conformance-cases.js';
import { type KnownHole, knownHoles } from './known-holes.js';

/** What a case checks: values, first or second derivatives. */
export type ConformanceKind = 'forward' | 'gradient' | 'second order';

/** How one check of one case went. */
export interface ConformanceResult {
  op: string;
  name: string;
  kind: ConformanceKind;
  /** `'hole'` is a failure that {@link knownHoles} lists. */
  status: 'passed' | 'failed' | 'hole';
  /** The largest error, as a share of what is tolerated: 1 just passes. `Infinity` where nothing can be compared. */
  error: number;
  /** What is wrong; empty for what passed. */
  message: string;
  /** Of a hole, the reason. */
  hole?: string;
}

/** Which cases run, and how one learns about it. */
export interface ConformanceOptions {
  /** Cases whose `${op} ${name}` matches, or those of one op. Default: all. */
  only?: string | RegExp;
  /** Default: {@link conformanceCases}. */
  cases?: readonly ConformanceCase[];
  /** What is known not to work. Default: {@link knownHoles}. */
  holes?: readonly KnownHole[];
  signal?: AbortSignal;
  onResult?: (result: ConformanceResult) => void;
}

/** What {@link runConformance} found. */
export interface ConformanceReport {
  device: Device;
  passed: number;
  failed: number;
  holes: number;
  results: ConformanceResult[];
}

/**
 * Runs the conformance suite on the device in use (`init` chooses it first where that has not happened).
 *
 * Every case is called and compared with float64 references: shapes and data types exactly, values within the tolerance of the case, NaN
 * with NaN, infinities exactly; also the first and second derivatives that the case has. A case fails, too, when it leaves memory behind
 * on the device, and when a hole of that device is listed for it but it passes.
 *
 * @throws the reason of `signal`, when aborted
 *
 * @example
 * ```ts
 * import { init } from '@cairn-ml/tensor';
 * import { runConformance } from '@cairn-ml/tensor/testing';
 *
 * await init();
 * const { passed, failed } = await runConformance({ only: 'argMax' });
 * console.log(passed, failed); // 7 0
 * ```
 */
export async function runConformance(options: ConformanceOptions = {}): Promise<ConformanceReport> {
  const { only, cases = conformanceCases, holes = knownHoles, signal, onResult } = options;
  signal?.throwIfAborted();
  const { device, adapter } = await init();
  const gpu = adapter ? `${adapter.vendor} ${adapter.architecture} ${adapter.description}` : '';
  const own = holes.filter((hole) => hole.device === device && (hole.adapter?.test(gpu) ?? true));
  const wanted = cases.filter(({ op, name }) =>
    only instanceof RegExp ? only.test(`${op} ${name}`) : only === undefined || only === op,
  );
  const results: ConformanceResult[] = [];
  const restore = smallTensorsStayOn(device);
  try {
    for (const each of wanted) {
      for (const kind of kindsOf(each)) {
        signal?.throwIfAborted();
        const result = judged(each, kind, await checkCase(each, kind), own);
        results.push(result);
        onResult?.(result);
      }
    }
  } finally {
    restore();
  }
  const count = (status: ConformanceResult['status']) => results.filter((result) => result.status === status).length;
  return { device, passed: count('passed'), failed: count('failed'), holes: count('hole'), results };
}

function kindsOf({ gradients, secondOrder }: ConformanceCase): ConformanceKind[] {
  return [
    'forward',
    ...(gradients ? (['gradient'] as const) : []),
    ...(secondOrder ? (['second order'] as const) : []),
  ];
}

function judged(
  { op, name }: ConformanceCase,
  kind: ConformanceKind,
  { error, message }: CaseCheck,
  holes: KnownHole[],
): ConformanceResult {
  const result = { op, name, kind, error, message };
  const hole = holes.find((each) => (each.kind ?? kind) === kind && each.cases.test(`${op} ${name}`));
  if (!hole) return { ...result, status: message ? 'failed' : 'passed' };
  if (message) return { ...result, status: 'hole', hole: hole.reason };
  return { ...result, status: 'failed', message: `passes, although it is listed as a hole: ${hole.reason}` };
}

/** tfjs computes small tensors on the CPU where it can, and a suite of small tensors would not see the GPU at all. */
function smallTensorsStayOn(device: Device): () => void {
  if (device !== 'webgpu') return () => {};
  const before = env().get('WEBGPU_CPU_FORWARD') as boolean;
  env().set('WEBGPU_CPU_FORWARD', false);
  return () => env().set('WEBGPU_CPU_FORWARD', before);
}
