import type { EventKind, ScoreColumn } from '../decoding-trace.js';

/** The codes of the kinds of events, and their names by code. */
export const [unmask, edit, remask] = [0, 1, 2];
export const eventKinds: readonly EventKind[] = ['unmask', 'edit', 'remask'];
export const scoreColumns: readonly ScoreColumn[] = ['confidence', 'entropy', 'margin'];

type ColumnType = Int32ArrayConstructor | Uint8ArrayConstructor | Float32ArrayConstructor;

/** The type of every column, and whether a trace must have it. */
export const eventColumns: Record<string, [type: ColumnType, required: boolean]> = {
  step: [Int32Array, true],
  position: [Int32Array, true],
  token: [Int32Array, true],
  kind: [Uint8Array, true],
  confidence: [Float32Array, false],
  entropy: [Float32Array, false],
  margin: [Float32Array, false],
};
export const stepColumns: typeof eventColumns = {
  passes: [Int32Array, true],
  block: [Int32Array, false],
  milliseconds: [Float32Array, false],
};
