import { checkOption } from '@cairn-ml/numeric';
import type { CountOptions } from '../count-options.js';
import type { DecodingTrace } from '../decoding-trace.js';
import { replayTrace, type TraceReplay } from '../replay-trace.js';

/** The positions that count, ascending, and the step of each. */
export interface CountedSteps {
  positions: Int32Array;
  steps: Int32Array;
  replay: TraceReplay;
}

/** Leaves out what was given, what is still a mask, and what comes after the end of the text. */
export function countedSteps(caller: string, trace: DecodingTrace, options: CountOptions): CountedSteps {
  const { until = 'eos', step = 'final' } = options;
  checkOption(caller, 'until', until, ['eos', 'canvas']);
  checkOption(caller, 'step', step, ['final', 'first']);
  const replay = replayTrace(trace);
  const { tokens, finalStep, firstStep } = replay;
  const eos = until === 'eos' && trace.eosId !== undefined ? tokens.indexOf(trace.eosId) : -1;
  const end = eos < 0 ? tokens.length : eos + 1;
  const positions = new Int32Array(end);
  const steps = new Int32Array(end);
  let count = 0;
  for (let i = 0; i < end; i++) {
    if (finalStep[i]! < 0) continue;
    positions[count] = trace.generated[0] + i;
    steps[count++] = (step === 'final' ? finalStep : firstStep)[i]!;
  }
  return { positions: positions.subarray(0, count), steps: steps.subarray(0, count), replay };
}

/** How many different steps there are. */
export function countDistinct(steps: Int32Array): number {
  let last = -1;
  for (let i = 0; i < steps.length; i++) last = Math.max(last, steps[i]!);
  const seen = new Uint8Array(last + 1);
  let distinct = 0;
  for (let i = 0; i < steps.length; i++) {
    distinct += 1 - seen[steps[i]!]!;
    seen[steps[i]!] = 1;
  }
  return distinct;
}
