import { InvalidArgumentError, ShapeError } from '@cairn-ml/numeric';
import type { DecodingTrace } from './decoding-trace.js';
import { edit, eventKinds, remask, scoreColumns, unmask } from './internal/columns.js';

/**
 * Throws unless `trace` is a valid decoding trace. The builder, the importers and the parsers call it; a trace that was put together by
 * hand is worth a call, because the metrics trust it.
 *
 * It replays the events once, in time and memory linear in events and canvas.
 *
 * @param caller - The function that the error names.
 * @throws {ShapeError} when columns or canvases have different lengths
 * @throws {InvalidArgumentError} for an unknown version; a position that is out of range, given from the start, or written twice in one
 *   step; a step that goes backwards or has no record; an unmask of a token; an edit or remask of a mask; an edit that changes nothing;
 *   blocks that overlap; final `tokens` that the events did not write
 *
 * @example
 * ```ts
 * import { checkTrace, traceFromFinalSteps } from '@cairn-ml/mdlm-metrics';
 *
 * const trace = traceFromFinalSteps([0, 1, 1]);
 * checkTrace(trace);
 * checkTrace({ ...trace, length: 2, generated: [0, 2] }); // throws InvalidArgumentError
 * ```
 *
 * Source: our format; `docs/guide/mdlm-metrics.md` has the table of its fields.
 */
export function checkTrace(trace: DecodingTrace, caller = 'checkTrace'): void {
  const { version, length, generated, events, steps, canvas, tokens, maskId, eosId, blocks } = trace;
  const fail = (argument: string, rule: string, value: unknown, fix?: string): never => {
    throw new InvalidArgumentError(caller, argument, rule, value, fix);
  };
  const whole = (argument: string, value: number, min: number, max: number) => {
    if (!(Number.isInteger(value) && value >= min && value <= max)) {
      fail(argument, `be an integer from ${min} to ${max}`, value);
    }
  };
  const sized = (argument: string, values: ArrayLike<number> | undefined, size: number, reason: string) => {
    if (values && values.length !== size) {
      throw new ShapeError(caller, argument, `have one entry per ${reason} (${size})`, [values.length]);
    }
  };

  if (version !== 1) fail('version', 'be 1', version, 'Another version of this package wrote it.');
  whole('length', length, 0, 2 ** 31 - 1);
  whole('maskId', maskId, 0, 2 ** 31 - 1);
  if (eosId !== undefined) whole('eosId', eosId, 0, 2 ** 31 - 1);
  const range = (argument: string, value: unknown, from: number, rule: string) => {
    const [first, after] = Array.isArray(value) && value.length === 2 ? (value as number[]) : [];
    if (
      !(Number.isInteger(first) && Number.isInteger(after) && first! >= from && after! >= first! && after! <= length)
    ) {
      fail(argument, rule, value);
    }
  };
  range('generated', generated, 0, `lie within 0 to ${length}`);
  const [start, end] = generated;
  if (blocks !== undefined && !Array.isArray(blocks)) fail('blocks', 'be a list of ranges', blocks);
  blocks?.forEach((block, i) => {
    const from = i > 0 ? blocks[i - 1]![1] : 0;
    range(`blocks[${i}]`, block, from, `ascend without overlap, from ${from} to at most ${length}`);
  });
  sized('canvas', canvas, length, 'position');
  sized('tokens', tokens, length, 'position');
  for (const name of ['block', 'milliseconds'] as const) {
    sized(`steps.${name}`, steps[name], steps.passes.length, 'step');
  }
  for (const name of ['step', 'token', 'kind', ...scoreColumns] as const) {
    sized(`events.${name}`, events[name], events.position.length, 'event');
  }
  for (let i = 0; i < steps.passes.length; i++) {
    if (steps.passes[i]! < 0) fail(`steps.passes[${i}]`, 'be at least 0', steps.passes[i]);
  }

  const held = canvas ? canvas.slice() : new Int32Array(length).fill(maskId);
  const lastStep = new Int32Array(length).fill(-1);
  for (let i = 0, now = 0; i < events.position.length; i++) {
    const [step, position, token, kind] = [events.step[i]!, events.position[i]!, events.token[i]!, events.kind[i]!];
    if (position < start || position >= end) fail(`events.position[${i}]`, `be from ${start} to ${end - 1}`, position);
    if (step < now) fail(`events.step[${i}]`, `not go backwards from ${now}`, step);
    if (step >= steps.passes.length)
      fail(`events.step[${i}]`, `be below the number of steps, ${steps.passes.length}`, step);
    if (lastStep[position] === step) fail(`events.position[${i}]`, 'be named once a step', position);
    if (canvas && canvas[position] !== maskId) {
      fail(`events.position[${i}]`, 'be masked at the start', position, 'What the canvas gives is never written.');
    }
    if (kind > remask) fail(`events.kind[${i}]`, 'be 0 (unmask), 1 (edit) or 2 (remask)', kind);
    if ((kind === unmask) !== (held[position] === maskId)) {
      fail(
        `events.kind[${i}]`,
        `not be ${kind} (${eventKinds[kind]}) where position ${position} is ${kind === unmask ? 'written' : 'masked'}`,
        kind,
      );
    }
    if ((kind === remask) !== (token === maskId) || token < 0) {
      fail(`events.token[${i}]`, kind === remask ? `be the mask, ${maskId}` : 'be a token and not the mask', token);
    }
    if (kind === edit && held[position] === token)
      fail(`events.token[${i}]`, 'differ from the token that it edits', token);
    now = lastStep[position] = step;
    held[position] = token;
  }
  for (let position = start; tokens && position < end; position++) {
    if (tokens[position] !== held[position]) {
      fail(`tokens[${position}]`, `be ${held[position]}, which the last event there wrote`, tokens[position]);
    }
  }
}
