import { InvalidArgumentError } from '@cairn-ml/numeric';
import type { EchoVocabulary } from '../../procedural/echo-vocabulary.js';
import type { StudyEvidence } from '../../procedural/procedural-quality.js';
import type { TemplateStep } from '../../procedural/reasoning-template.js';
import { findPhrases, type PhraseFinder, wordsOf } from './phrases.js';

const kinds = ['views', 'modalities'] as const;

type Kind = (typeof kinds)[number];

/** What a text can mention: the name of a view or modality behind its kind, as `views PLAX`. */
export type Mention = `${Kind} ${string}`;

export const nameOf = (mention: Mention): string => mention.slice(mention.indexOf(' ') + 1);

/** One finder for both kinds, so that the longest phrase wins across them. */
export function findMentions(vocabulary: EchoVocabulary): PhraseFinder<Mention> {
  return findPhrases(
    kinds.flatMap((kind) =>
      vocabulary[kind].flatMap(({ name, aliases = [] }) =>
        [name, ...aliases].map((phrase): [string, Mention] => [phrase, `${kind} ${name}`]),
      ),
    ),
  );
}

/** The requirements of a step, each as the alternatives that the study has; one without any is left out. */
export function requirementsOf(
  caller: string,
  step: TemplateStep,
  study: Study,
  mentionsOf: PhraseFinder<Mention>,
): Mention[][] {
  const required = kinds.flatMap((kind) =>
    (step[kind] ?? []).map((requirement) =>
      [requirement].flat().map((name): Mention => {
        if (!mentionsOf(wordsOf(name)).has(`${kind} ${name}`))
          throw new InvalidArgumentError(
            caller,
            `template.steps '${step.title}'`,
            `require ${kind} of the vocabulary`,
            name,
          );
        return `${kind} ${name}`;
      }),
    ),
  );
  return required.map((names) => names.filter(study.has)).filter((names) => names.length > 0);
}

/** What a study has. */
export interface Study {
  /** Whether it has what is mentioned, or is not known to lack it. */
  has(mention: Mention): boolean;
}

export function readEvidence(caller: string, evidence: StudyEvidence, mentionsOf: PhraseFinder<Mention>): Study {
  const known = new Map<string, Set<Mention>>();
  for (const kind of kinds) {
    const names = evidence[kind];
    if (names === undefined) continue;
    const mentions = names.map((name, k) => {
      const found = [...mentionsOf(wordsOf(name))].find((mention) => mention.startsWith(`${kind} `));
      if (!found)
        throw new InvalidArgumentError(caller, `evidence.${kind}[${k}]`, `be one of the vocabulary's ${kind}`, name);
      return found;
    });
    known.set(kind, new Set(mentions));
  }
  return { has: (mention) => known.get(mention.slice(0, mention.indexOf(' ')))?.has(mention) ?? true };
}
