export { contextTriggers } from './context-triggers.js';
export { criticalLexicon } from './critical-lexicon.js';
export { greenErrorKinds } from './green-error-kinds.js';
export { rateAffinities } from './rate-affinities.js';
