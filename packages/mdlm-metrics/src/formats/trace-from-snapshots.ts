import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import { createTraceBuilder } from '../create-trace-builder.js';
import type { DecodingTrace, TraceHeader } from '../decoding-trace.js';

/** Options of {@link traceFromSnapshots}. */
export interface TraceFromSnapshotsOptions extends Omit<TraceHeader, 'length' | 'canvas'> {
  /** Forward passes of each step. Default: 1 each. */
  passes?: ArrayLike<number>;
}

/**
 * The trace of a decoder that returns its whole canvas after every step, as Dream does with `output_history`.
 *
 * `snapshots[0]` is the canvas before the first step, so that n + 1 snapshots make n steps; step t leads from snapshot t to snapshot t + 1. Where a mask
 * became a token it is an unmask, where a token became another one an edit, where a token became a mask a remask. A position outside of
 * `generated`, or not masked in `snapshots[0]`, must not change.
 *
 * A history that lacks the first canvas gets it with `[canvas, ...history]`.
 *
 * @throws {ShapeError} when the snapshots differ in length, or `passes` has not one entry per step
 * @throws {InvalidArgumentError} when there is no snapshot, or what is given changes
 *
 * @example
 * ```ts
 * import { editStatistics } from '@cairn-ml/mdlm-metrics';
 * import { traceFromSnapshots } from '@cairn-ml/mdlm-metrics/formats';
 *
 * const history = [[9, 9, 9], [1, 9, 4], [1, 2, 4], [1, 2, 5]];
 * editStatistics(traceFromSnapshots(history, { maskId: 9 })).edits; // 1
 * ```
 *
 * Source: the form of `history` in Dream's `diffusion_generate`; our numbering of steps.
 */
export function traceFromSnapshots(
  snapshots: readonly ArrayLike<number>[],
  options: TraceFromSnapshotsOptions,
): DecodingTrace {
  const { passes, ...header } = options;
  const first = snapshots[0];
  if (!first)
    throw new InvalidArgumentError('traceFromSnapshots', 'snapshots', 'hold the canvas before the first step', 0);
  const { length } = first;
  if (passes) checkLength('traceFromSnapshots', 'passes', passes, snapshots.length - 1, 'one entry per step');
  const builder = createTraceBuilder({ ...header, length, canvas: Int32Array.from(first) });
  let before = first;
  for (let t = 1; t < snapshots.length; t++) {
    const after = snapshots[t]!;
    checkLength('traceFromSnapshots', `snapshots[${t}]`, after, length, 'as many positions as the first');
    builder.step(passes ? { passes: passes[t - 1]! } : {});
    for (let position = 0; position < length; position++) {
      const token = after[position]!;
      if (token === before[position]) continue;
      if (token === header.maskId) builder.remask(position);
      else if (before[position] === header.maskId) builder.unmask(position, token);
      else builder.edit(position, token);
    }
    before = after;
  }
  return builder.build(before);
}
