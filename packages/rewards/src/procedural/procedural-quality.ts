import { checkNumber, checkOption } from '@cairn-ml/numeric';
import { createAligner, longestIncreasing } from '../internal/procedural/align-steps.js';
import { findMentions, type Mention, nameOf, readEvidence, requirementsOf } from '../internal/procedural/mentions.js';
import { wordsOf } from '../internal/procedural/phrases.js';
import { type EchoVocabulary, echoVocabulary } from './echo-vocabulary.js';
import type { ReasoningStep } from './parse-steps.js';
import type { ReasoningTemplate } from './reasoning-template.js';

/** What a study consists of, by names or aliases of the vocabulary. */
export interface StudyEvidence {
  /** Missing: not known, so every view may be required and none is unsupported. */
  views?: readonly string[];
  /** The same for modalities. */
  modalities?: readonly string[];
}

/** Options of {@link proceduralQuality}. */
export interface ProceduralQualityOptions {
  /**
   * Where a requirement must be met: `'step'` (default), in the written steps about that template step, so that a list of all views in one place earns
   * little; `'chain'`, anywhere in the reasoning.
   */
  scope?: 'step' | 'chain';
  /** `'none'` (default); `'lcs'`: times the longest common subsequence of written and canonical steps, over N. */
  order?: 'none' | 'lcs';
  /** What the study has. What it lacks is not required, and mentioning it is unsupported. Default: not known. */
  evidence?: StudyEvidence;
  /** How much of the reward goes when every mention is unsupported, from 0 to 1. Default 1. */
  unsupportedPenalty?: number;
  /** Views and modalities, with their spellings. Default {@link echoVocabulary}. */
  vocabulary?: EchoVocabulary;
}

/** How one template step fared. */
export interface StepCoverage {
  title: string;
  /** Indices of the written steps about it. */
  written: number[];
  /** Requirements that are met, as names; of alternatives all that are named. */
  found: string[];
  /** Requirements that are not; alternatives joined by " or ". */
  missing: string[];
}

/** What {@link proceduralQuality} returns. */
export interface ProceduralQualityResult {
  /** From 0 to 1; null when nothing is required, or nothing that the study has. */
  score: number | null;
  /** Mean share of requirements met, over the template steps that have any; null without any. */
  coverage: number | null;
  /** The factor for the order, 1 with `'none'`. */
  order: number;
  /** Views and modalities that are mentioned and that the study lacks, as names. */
  unsupported: string[];
  /** In the order of the template. */
  steps: StepCoverage[];
}

/**
 * How completely the written steps refer to the views and modalities that a template asks for: a reward for integrating evidence.
 *
 * `coverage = mean_t |mentioned_t ∩ required_t| / |required_t|` over template steps t with requirements; `score = coverage · order ·
 * (1 - unsupportedPenalty · |unsupported| / |mentioned|)`. A written step is about the template step of whose title and cues it
 * has most words, first in its title; one that has none is about none. Mentions are read by word, in any case. A negation ("no subcostal view") is a mention, too.
 *
 * @param steps - Of {@link parseSteps}
 * @throws {InvalidArgumentError} for unknown options, a penalty outside [0, 1], and requirements or evidence that the vocabulary does not have
 *
 * @example
 * ```ts
 * import { parseSteps, proceduralQuality } from '@cairn-ml/rewards/procedural';
 * import { readTemplate } from '@cairn-ml/rewards/procedural/templates';
 *
 * const template = readTemplate({
 *   id: 'amyloidosis',
 *   disease: 'Cardiac amyloidosis',
 *   steps: [
 *     { title: 'Walls', cues: ['thickness'], views: ['PLAX', 'PSAX'] },
 *     { title: 'Strain', views: [['A4C', 'A2C']], modalities: ['strain'] },
 *   ],
 * });
 * const { steps } = parseSteps('1. Walls: thick in the parasternal long axis.\n2. Strain: the apex is spared in the A4C.');
 * const { score, steps: coverage } = proceduralQuality(steps, template);
 * score; // 0.75
 * coverage[0]!.missing; // ['PSAX']
 * proceduralQuality(steps, template, { evidence: { views: ['PLAX', 'apical four chamber'] } }).score; // 1
 * ```
 *
 * @remarks The idea is CardiacMind's PQlR (arXiv 2601.08440): integration of evidence across views and modalities. Its equation is not public; this is
 *   our reconstruction, and `order` and `evidence` are ours altogether. Not for clinical use.
 */
export function proceduralQuality(
  steps: readonly ReasoningStep[],
  template: Pick<ReasoningTemplate, 'steps'>,
  options: ProceduralQualityOptions = {},
): ProceduralQualityResult {
  const {
    scope = 'step',
    order = 'none',
    evidence = {},
    unsupportedPenalty = 1,
    vocabulary = echoVocabulary,
  } = options;
  const caller = 'proceduralQuality';
  checkOption(caller, 'scope', scope, ['step', 'chain']);
  checkOption(caller, 'order', order, ['none', 'lcs']);
  checkNumber(caller, 'unsupportedPenalty', unsupportedPenalty, { min: 0, max: 1 });
  const mentionsOf = findMentions(vocabulary);
  const study = readEvidence(caller, evidence, mentionsOf);
  const places = createAligner(template.steps)(steps);
  const mentions = steps.map(({ title, body }) => mentionsOf(wordsOf(`${title}\n${body}`)));
  const everywhere = union(mentions);
  const shares: number[] = [];
  const coverages = template.steps.map((step, t): StepCoverage => {
    const written = [...places.keys()].filter((i) => places[i] === t);
    const mentioned = scope === 'chain' ? everywhere : union(written.map((i) => mentions[i]!));
    const required = requirementsOf(caller, step, study, mentionsOf);
    const isMet = (names: Mention[]) => names.some((name) => mentioned.has(name));
    if (required.length > 0) shares.push(required.filter(isMet).length / required.length);
    const found = required.flat().filter((name) => mentioned.has(name));
    const missing = required.filter((names) => !isMet(names)).map((names) => names.map(nameOf).join(' or '));
    return { title: step.title, written, found: found.map(nameOf), missing };
  });
  const coverage = shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const inOrder = longestIncreasing(places.filter((place) => place !== undefined)) / template.steps.length;
  const factor = order === 'none' ? 1 : inOrder;
  const unsupported = [...everywhere].filter((mention) => !study.has(mention));
  const supported = 1 - (unsupportedPenalty * unsupported.length) / Math.max(1, everywhere.size);
  return {
    score: coverage === null ? null : coverage * factor * supported,
    coverage,
    order: factor,
    unsupported: unsupported.map(nameOf),
    steps: coverages,
  };
}

function union(sets: readonly Set<Mention>[]): Set<Mention> {
  return new Set(sets.flatMap((set) => [...set]));
}
