/** One step of an agent that answers from its own knowledge or after a look-up. */
export interface TrajectoryStep {
  /** Who answered: the model alone (`'LLM'`), or after retrieval (`'RAG'`). */
  source: 'LLM' | 'RAG';
  /** What it chose to retrieve by: numbers of meta-paths, from 0. Of `'RAG'` steps; default none. */
  metaPaths?: readonly number[];
  /** The question of this step. Of `'RAG'` steps; default empty. */
  subquery?: string;
  /** The intermediate answer. Of `'RAG'` steps; default empty. */
  answer?: string;
}

/**
 * Which of two readings: `'repaired'` (default) mends what the comments of the released program and its unreachable branch show to be meant otherwise,
 * `'released'` is the program as it ran.
 */
export type TrajectoryVariant = 'repaired' | 'released';
