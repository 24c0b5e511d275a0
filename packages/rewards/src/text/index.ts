export { type BertScoreOptions, bertScore } from './bert-score.js';
export { type BleuOptions, type BleuResult, type BleuSmoothing, bleu } from './bleu.js';
export { ciderD } from './cider-d.js';
export { corpusBleu } from './corpus-bleu.js';
export { type CiderDOptions, type CorpusCiderDResult, corpusCiderD } from './corpus-cider-d.js';
export { cosineSimilarity } from './cosine-similarity.js';
export {
  type DocumentFrequencies,
  type DocumentFrequenciesOptions,
  documentFrequencies,
} from './document-frequencies.js';
export { inverseDocumentFrequency } from './inverse-document-frequency.js';
export { type MeteorOptions, type MeteorResult, meteor } from './meteor.js';
export { type PorterStemOptions, type PorterVariant, porterStem } from './porter-stem.js';
export { type RougeLOptions, rougeL } from './rouge-l.js';
export { type RougeLsumOptions, rougeLsum } from './rouge-lsum.js';
export { type RougeNOptions, rougeN } from './rouge-n.js';
export { type SentenceSetScoreOptions, type SentenceSetScoreResult, sentenceSetScore } from './sentence-set-score.js';
export type { PrecisionRecall, References, TextInput, Tokenize, TokenizeOptions } from './text-input.js';
export { type Scored, type TextMetric, type TextRewardOptions, textReward } from './text-reward.js';
export { type TokenizeRougeOptions, tokenizeRouge } from './tokenize-rouge.js';
export { tokenizeWhitespace } from './tokenize-whitespace.js';
export { tokenizeWords } from './tokenize-words.js';
