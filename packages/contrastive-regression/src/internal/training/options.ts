import { checkInteger, checkNumber, checkOption } from '@cairn-ml/numeric';
import type { SimilarityKernel } from '../../similarity-matrix.js';

/** How a regressor learns from samples with and without labels. */
export type RegressionMethod =
  | 'supervised'
  | 'ordinalEntropy'
  | 'meanTeacher'
  | 'crossPseudoSupervision'
  | 'ucvme'
  | 'clss'
  | 'clssCrossPseudoSupervision'
  | 'gclss'
  | 'rankNContrast';

/** Every method, in the order of the documentation. */
export const regressionMethods: readonly RegressionMethod[] = [
  'supervised',
  'ordinalEntropy',
  'meanTeacher',
  'crossPseudoSupervision',
  'ucvme',
  'clss',
  'clssCrossPseudoSupervision',
  'gclss',
  'rankNContrast',
];

/** Settings of the methods; each names those that heed it. */
export interface MethodOptions {
  /** Of ordinal entropy (ordinalEntropy and all of CLSS). Default 1, as in the released image scripts; those for operator learning take 0.001. */
  entropyWeight?: number;
  /** How many labelled samples of a batch ordinal entropy takes, drawn at random; it is quadratic in them. Default: all. */
  entropySamples?: number;
  /** `'diversity'` (default) or `'tightness'` (ordinalEntropy and all of CLSS). */
  entropyVariant?: 'diversity' | 'tightness';
  /** Of the unlabelled contrastive loss (all of CLSS). Default 0.05. */
  contrastiveWeight?: number;
  /** Of the ranking supervision of predictions (all of CLSS). Default 0.01; the released scripts with cross-pseudo-supervision take 0. */
  supervisionWeight?: number;
  /** λ of the blackbox gradient (all of CLSS). Default 2. */
  interpolation?: number;
  /** How alike features are (all of CLSS). Default `'cosine'`. */
  similarity?: SimilarityKernel;
  /** Labelled samples that direct the ranking: the extreme labels of the batch, and others at random (gclss). Default 7. */
  anchors?: number;
  /** Whether each batch is followed by a second step on the average of both views (gclss). Default true. */
  memory?: boolean;
  /** Unlabelled samples that stay in the second step, those whose similarities vary least (gclss). Default: all. */
  robustSamples?: number;
  /** Of the agreement of networks or of student and teacher (meanTeacher, ucvme, both crossPseudoSupervision). Default 1. */
  consistencyWeight?: number;
  /** Steps over which the agreement gains its weight (the same methods). Default 1000. */
  rampSteps?: number;
  /** Of the teacher (meanTeacher). Default 0.99. */
  averageDecay?: number;
  /** Standard deviation of the noise on inputs of student and teacher (meanTeacher). Default 0.01. */
  inputNoise?: number;
  /** Passes with dropout that are averaged to pseudo-labels (ucvme). Default 1. */
  passes?: number;
  /** Of the contrastive stage (rankNContrast). Default 2. */
  temperature?: number;
  /** Share of the epochs that train the encoder by contrast, before the head (rankNContrast). Default 0.5. */
  encoderShare?: number;
}

/** {@link MethodOptions} with their defaults. */
export type Settings = Required<MethodOptions>;

/** Checks settings and fills in defaults. */
export function readMethodOptions(caller: string, options: MethodOptions): Settings {
  const settings: Settings = {
    entropyWeight: 1,
    entropySamples: Number.MAX_SAFE_INTEGER,
    entropyVariant: 'diversity',
    contrastiveWeight: 0.05,
    supervisionWeight: 0.01,
    interpolation: 2,
    similarity: 'cosine',
    anchors: 7,
    memory: true,
    robustSamples: Number.MAX_SAFE_INTEGER,
    consistencyWeight: 1,
    rampSteps: 1000,
    averageDecay: 0.99,
    inputNoise: 0.01,
    passes: 1,
    temperature: 2,
    encoderShare: 0.5,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  };
  for (const name of ['entropyWeight', 'contrastiveWeight', 'supervisionWeight', 'consistencyWeight'] as const)
    checkNumber(caller, name, settings[name]);
  for (const name of ['entropySamples', 'anchors', 'robustSamples'] as const)
    checkInteger(caller, name, settings[name], { min: 2 });
  checkInteger(caller, 'passes', settings.passes, { min: 1 });
  checkInteger(caller, 'rampSteps', settings.rampSteps, { min: 0 });
  checkNumber(caller, 'averageDecay', settings.averageDecay, { min: 0, max: 1 });
  checkNumber(caller, 'inputNoise', settings.inputNoise, { min: 0 });
  checkNumber(caller, 'encoderShare', settings.encoderShare, { min: 0, max: 1 });
  checkOption(caller, 'entropyVariant', settings.entropyVariant, ['diversity', 'tightness']);
  checkOption(caller, 'similarity', settings.similarity, ['cosine', 'shiftedCosine', 'gaussian']);
  return settings;
}
