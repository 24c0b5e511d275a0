export { type DecodeAncestralOptions, decodeAncestral } from './decode-ancestral.js';
export { type DecodeAndEditOptions, decodeAndEdit } from './decode-and-edit.js';
export { type DecodeDreamOptions, decodeDream } from './decode-dream.js';
export { type DecodeEntropyBoundOptions, decodeEntropyBound } from './decode-entropy-bound.js';
export { type DecodeFastDllmOptions, decodeFastDllm } from './decode-fast-dllm.js';
export { type DecodeLladaOptions, decodeLlada } from './decode-llada.js';
export { type DecodeTopKOptions, decodeTopK, type SurenessScore } from './decode-top-k.js';
export type { DecodeOptions, DecodeResult, Denoise } from './denoise.js';
export {
  type SelectByEntropyBoundOptions,
  type SelectByFactorOptions,
  selectByEntropyBound,
  selectByFactor,
  selectByThreshold,
  selectTopK,
} from './select-tokens.js';
export { type DreamScheduleOptions, dreamSchedule, lladaSchedule } from './transfer-schedules.js';
