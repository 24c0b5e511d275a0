export { decodeTrace, encodeTrace } from './trace-binary.js';
export { type TraceFromSnapshotsOptions, traceFromSnapshots } from './trace-from-snapshots.js';
export {
  type TraceFromFastDllmOptions,
  type TransferStep,
  traceFromFastDllm,
  traceFromTransfers,
} from './trace-from-transfers.js';
export { parseTrace, stringifyTrace } from './trace-json.js';
