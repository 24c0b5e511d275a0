import { InvalidArgumentError } from '@cairn-ml/numeric';
import { compareSets, scoresOf } from '../internal/report/counts.js';

/** One entity of a report. */
export interface RadgraphEntity {
  /** Its words. */
  tokens: string;
  /** Kind and presence, such as `Observation::definitely present`. */
  label: string;
  /** Pairs of kind and target: `['located_at', '3']`. */
  relations: readonly (readonly [relation: string, entity: string])[];
}

/** The annotation of one report, as RadGraph and RadGraph-XL write it; other fields are passed over. */
export interface RadgraphAnnotation {
  /** By their identifiers, which the relations name. */
  entities: Readonly<Record<string, RadgraphEntity>>;
}

/** What {@link radgraphF1} returns, each from 0 to 1. */
export interface RadgraphF1Result {
  /** Words and label agree. */
  simple: number;
  /** And whether the entity has any relation. The usual choice (RG_ER). */
  partial: number;
  /** And every relation with the words of its target. */
  complete: number;
}

/**
 * F1 between the entities and relations of two annotated reports, at the three published levels.
 *
 * Each level makes a set of tuples per report: `(words, label)`; `(words, label, has relations)`; `(words, label)` without relations, else one `(words,
 * label, relation, words of the target)` per relation. F1 is that of the two sets. Words are compared in lower case, and equal tuples count once. A
 * report without entities: 0.
 *
 * @throws {InvalidArgumentError} for a relation to an entity that is not there
 *
 * @example
 * ```ts
 * import { radgraphF1 } from '@cairn-ml/rewards/report';
 *
 * const effusion = { tokens: 'effusion', label: 'Observation::definitely present', relations: [['located_at', '2']] as const };
 * const side = (tokens: string) => ({ tokens, label: 'Anatomy::definitely present', relations: [] });
 * const hypothesis = { entities: { 1: effusion, 2: side('left') } };
 * const reference = { entities: { 1: effusion, 2: side('right') } };
 * radgraphF1(hypothesis, reference); // { simple: 0.5, partial: 0.5, complete: 0 }
 * ```
 *
 * Source: Stanford-AIMI/radgraph, `rewards.py`, `compute_reward` (authors' code). The model that annotates is the caller's.
 */
export function radgraphF1(hypothesis: RadgraphAnnotation, reference: RadgraphAnnotation): RadgraphF1Result {
  const given = tuplesOf('hypothesis', hypothesis);
  const wanted = tuplesOf('reference', reference);
  const f1 = (level: keyof RadgraphF1Result) => scoresOf(compareSets(wanted[level], given[level]), 0).f1;
  return { simple: f1('simple'), partial: f1('partial'), complete: f1('complete') };
}

function tuplesOf(argument: string, { entities }: RadgraphAnnotation): Record<keyof RadgraphF1Result, Set<string>> {
  const byId = new Map(Object.entries(entities));
  const tuples = { simple: new Set<string>(), partial: new Set<string>(), complete: new Set<string>() };
  for (const [id, { tokens, label, relations }] of byId) {
    const words = tokens.toLowerCase();
    tuples.simple.add(JSON.stringify([words, label]));
    tuples.partial.add(JSON.stringify([words, label, relations.length > 0]));
    if (relations.length === 0) tuples.complete.add(JSON.stringify([words, label]));
    for (const [relation, target] of relations) {
      const other = byId.get(String(target));
      if (!other)
        throw new InvalidArgumentError(
          'radgraphF1',
          `${argument}.entities['${id}'].relations`,
          'name its entities',
          target,
        );
      tuples.complete.add(JSON.stringify([words, label, relation, other.tokens.toLowerCase()]));
    }
  }
  return tuples;
}
