export { type SelectSamplesOptions, selectSamples } from './select-samples.js';
export {
  fromTrlReward,
  type GroupedBatch,
  type GroupTrlBatchOptions,
  groupTrlBatch,
  type TrlBatch,
  type TrlColumns,
  type TrlContext,
  type TrlMessage,
  type TrlTextBatch,
} from './trl-batch.js';
export {
  fromVerlScore,
  type GroupVerlBatchOptions,
  groupVerlBatch,
  type VerlBatch,
  type VerlContext,
  type VerlSample,
  type VerlScore,
} from './verl-batch.js';
