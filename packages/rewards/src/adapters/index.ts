export { type SelectSamplesOptions, selectSamples } from './select-samples.js';
export {
  fromTrlReward,
  type GroupedBatch,
  type GroupedTrlBatch,
  type GroupTrlBatchOptions,
  groupTrlBatch,
  type TrlBatch,
  type TrlColumns,
  type TrlContext,
  type TrlMessage,
} from './trl-batch.js';
export {
  fromVerlScore,
  type GroupVerlBatchOptions,
  groupVerlBatch,
  type VerlBatch,
  type VerlContext,
  type VerlReturn,
  type VerlSample,
  type VerlScore,
} from './verl-batch.js';
