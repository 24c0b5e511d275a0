import { configureGlobal } from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a failure belongs to a change. `CAIRN_SEED=random` (or a number) explores
 * others; a failing property prints its seed.
 */
const seed = process.env.CAIRN_SEED ?? '2026';
if (seed !== 'random') configureGlobal({ seed: Number(seed) });
