import { checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import { createTraceBuilder } from '../create-trace-builder.js';
import type { DecodingTrace, TraceHeader } from '../decoding-trace.js';

/** One step of a decoder that names the positions whose tokens it transfers. */
export interface TransferStep {
  /** Whether each position is transferred: `transfer_index`, a row per canvas, or per part of it that begins at `offset`. */
  transfer: ArrayLike<boolean | number>;
  /** The token predicted for each of them: `x0`. */
  tokens: ArrayLike<number>;
  /** The probability of each: `x0_p`, or `confidence`. */
  confidence?: ArrayLike<number>;
  /** The position of the first entry. Default 0. */
  offset?: number;
  /** Forward passes of the step. Default 1. */
  passes?: number;
  /** The index of the block. */
  block?: number;
}

/**
 * The trace of a decoder that transfers predicted tokens to the canvas, as LLaDA's `generate` does: one `transfer_index` and one `x0` per step.
 *
 * @throws {ShapeError} when the lists of a step differ in length
 * @throws {InvalidArgumentError} when a position is transferred twice, was not masked, or is out of range
 *
 * @example
 * ```ts
 * import { replayTrace } from '@cairn-ml/mdlm-metrics';
 * import { traceFromTransfers } from '@cairn-ml/mdlm-metrics/formats';
 *
 * const steps = [
 *   { transfer: [false, false, true], tokens: [7, 6, 5] },
 *   { transfer: [false, true, false], tokens: [7, 4, 5] },
 * ];
 * const trace = traceFromTransfers(steps, { length: 3, maskId: 0, generated: [1, 3] });
 * replayTrace(trace).tokens; // [4, 5]
 * ```
 *
 * Source: ML-GSAI/LLaDA `generate.py`.
 */
export function traceFromTransfers(steps: readonly TransferStep[], header: TraceHeader): DecodingTrace {
  return build('traceFromTransfers', steps, header);
}

function build(caller: string, steps: readonly TransferStep[], header: TraceHeader): DecodingTrace {
  const builder = createTraceBuilder(header);
  steps.forEach(({ transfer, tokens, confidence, offset = 0, passes = 1, block = -1 }, t) => {
    checkLength(caller, `steps[${t}].tokens`, tokens, transfer.length, 'one entry per entry of `transfer`');
    if (confidence) {
      checkLength(caller, `steps[${t}].confidence`, confidence, transfer.length, 'one entry per entry of `transfer`');
    }
    builder.step({ passes, block });
    for (let i = 0; i < transfer.length; i++) {
      if (transfer[i]) builder.unmask(offset + i, tokens[i]!, confidence?.[i]);
    }
  });
  return builder.build();
}

/** Options of {@link traceFromFastDllm}. */
export interface TraceFromFastDllmOptions extends Omit<TraceHeader, 'generated' | 'blocks' | 'canvas'> {
  /** Positions of the prompt, which come first. */
  promptLength: number;
  /** Positions of a block. */
  blockLength: number;
}

/**
 * The trace of Fast-dLLM's `generate`, with or without its caches: per block one `transfer_index` and one `x0` for each forward pass.
 *
 * With a cache, only the first pass of a block covers the canvas; the rows of later passes begin at the block (dual cache: they end with it,
 * prefix cache: they go to the end of the canvas). Rows as long as the canvas are taken to cover it, others to begin at the block. A pass that transfers
 * nothing is an idle step.
 *
 * @throws {ShapeError} when the lists of a step differ in length
 * @throws {InvalidArgumentError} when the blocks do not fit on the canvas, and as {@link traceFromTransfers}
 *
 * @example
 * ```ts
 * import { tokensPerForward } from '@cairn-ml/mdlm-metrics';
 * import { traceFromFastDllm } from '@cairn-ml/mdlm-metrics/formats';
 *
 * // A prompt of one position and two blocks of two; the second block takes another pass, which the dual cache makes in vain.
 * const blocks = [
 *   [{ transfer: [0, 1, 0, 0, 0], tokens: [0, 4, 0, 0, 0] }, { transfer: [0, 1], tokens: [4, 5] }],
 *   [{ transfer: [0, 0, 0, 1, 1], tokens: [0, 4, 5, 6, 7] }, { transfer: [0, 0], tokens: [6, 7] }],
 * ];
 * tokensPerForward(traceFromFastDllm(blocks, { length: 5, maskId: 0, promptLength: 1, blockLength: 2 })); // 1
 * ```
 *
 * Source: NVlabs/Fast-dLLM `llada/generate.py`.
 */
export function traceFromFastDllm(
  blocks: readonly (readonly Omit<TransferStep, 'offset' | 'block'>[])[],
  options: TraceFromFastDllmOptions,
): DecodingTrace {
  const { promptLength, blockLength, ...header } = options;
  const ranges = blocks.map((_, b) => [promptLength + b * blockLength, promptLength + (b + 1) * blockLength] as const);
  const end = promptLength + blocks.length * blockLength;
  if (!(promptLength >= 0 && blockLength > 0 && end <= header.length)) {
    const given = `${promptLength} + ${blocks.length} x ${blockLength}`;
    throw new InvalidArgumentError(
      'traceFromFastDllm',
      'promptLength + blocks x blockLength',
      `fit in ${header.length}`,
      given,
    );
  }
  const steps = blocks.flatMap((rows, block) =>
    rows.map((row) => ({ ...row, block, offset: row.transfer.length === header.length ? 0 : ranges[block]![0] })),
  );
  return build('traceFromFastDllm', steps, { ...header, generated: [promptLength, end], blocks: ranges });
}
