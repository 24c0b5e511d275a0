import { checkOption } from '@cairn-ml/numeric';
import type { CountOptions } from '../count-options.js';
import type { DecodingTrace } from '../decoding-trace.js';
import { replayTrace } from '../replay-trace.js';
import { remask } from './columns.js';

/** The positions that count, ascending, and the step of each. */
export interface CountedSteps {
  positions: Int32Array;
  steps: Int32Array;
}

/** Leaves out what was given, what is still a mask, and what comes after the end of the text. */
export function countedSteps(caller: string, trace: DecodingTrace, options: CountOptions): CountedSteps {
  const { until = 'eos', step = 'final' } = options;
  checkOption(caller, 'until', until, ['eos', 'canvas']);
  checkOption(caller, 'step', step, ['final', 'first']);
  const start = trace.generated[0];
  const end = until === 'eos' && trace.eosId !== undefined ? endOfText(trace, trace.eosId) : trace.generated[1] - start;
  const finalStep = finalSteps(trace);
  const chosen = step === 'final' ? finalStep : replayTrace(trace).firstStep;
  const positions = new Int32Array(end);
  const steps = new Int32Array(end);
  let count = 0;
  for (let i = 0; i < end; i++) {
    if (finalStep[i]! < 0) continue;
    positions[count] = start + i;
    steps[count++] = chosen[i]!;
  }
  return { positions: positions.subarray(0, count), steps: steps.subarray(0, count) };
}

/** The `finalStep` of `replayTrace` alone: in long traces, what else it finds costs more than the metric. */
function finalSteps({ generated: [start, end], events }: DecodingTrace): Int32Array {
  const { step, position, kind } = events;
  const result = new Int32Array(end - start).fill(-1);
  for (let event = 0; event < position.length; event++) {
    result[position[event]! - start] = kind[event] === remask ? -1 : step[event]!;
  }
  return result;
}

/** How many generated positions the text has, its end included. */
function endOfText(trace: DecodingTrace, eosId: number): number {
  const { tokens } = replayTrace(trace);
  const eos = tokens.indexOf(eosId);
  return eos < 0 ? tokens.length : eos + 1;
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
