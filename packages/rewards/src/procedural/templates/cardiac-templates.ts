import { arrhythmogenicRightVentricularCardiomyopathy } from '../../internal/procedural/templates/arrhythmogenic-right-ventricular-cardiomyopathy.js';
import { cardiacAmyloidosis } from '../../internal/procedural/templates/cardiac-amyloidosis.js';
import { cardiacTamponade } from '../../internal/procedural/templates/cardiac-tamponade.js';
import { constrictivePericarditis } from '../../internal/procedural/templates/constrictive-pericarditis.js';
import { dilatedCardiomyopathy } from '../../internal/procedural/templates/dilated-cardiomyopathy.js';
import { ebsteinAnomaly } from '../../internal/procedural/templates/ebstein-anomaly.js';
import { infectiveEndocarditis } from '../../internal/procedural/templates/infective-endocarditis.js';
import { obstructiveHypertrophicCardiomyopathy } from '../../internal/procedural/templates/obstructive-hypertrophic-cardiomyopathy.js';
import { pulmonaryArterialHypertension } from '../../internal/procedural/templates/pulmonary-arterial-hypertension.js';
import { rheumaticMitralStenosis } from '../../internal/procedural/templates/rheumatic-mitral-stenosis.js';
import { secundumAtrialSeptalDefect } from '../../internal/procedural/templates/secundum-atrial-septal-defect.js';
import { severeAorticRegurgitation } from '../../internal/procedural/templates/severe-aortic-regurgitation.js';
import { severeAorticStenosis } from '../../internal/procedural/templates/severe-aortic-stenosis.js';
import { severePrimaryMitralRegurgitation } from '../../internal/procedural/templates/severe-primary-mitral-regurgitation.js';
import { takotsuboSyndrome } from '../../internal/procedural/templates/takotsubo-syndrome.js';
import type { ReasoningTemplate } from '../reasoning-template.js';

/**
 * Fifteen canonical readings of echocardiographic studies, each the template of one complex cardiac disease: examples to start from. Not for
 * clinical use.
 *
 * The order of steps, the views, modalities and limits follow the structure of public guidelines, which `sources` names by title and year. The
 * wording, the cues and the choice of diseases are ours; no clinician has reviewed them. They are plain data: change a copy, and check it with
 * `readTemplate`.
 *
 * They are an entry of their own, so that an app with its own templates does not load them; `await import('@cairn-ml/rewards/procedural/templates')`
 * loads them when they are needed.
 *
 * @example
 * ```ts
 * import { cardiacTemplates } from '@cairn-ml/rewards/procedural/templates';
 *
 * cardiacTemplates.length; // 15
 * const amyloidosis = cardiacTemplates.find(({ id }) => id === 'cardiac-amyloidosis')!;
 * amyloidosis.steps.map(({ title }) => title)[4]; // 'Longitudinal strain and apical sparing'
 * amyloidosis.steps[4]!.views; // ['A4C', ['A2C', 'A3C']]
 * ```
 *
 * @remarks The fifteen diseases and the templates of CardiacMind (arXiv 2601.08440) are not public; these are not they.
 *
 * Source: ours, after the guidelines named in each template.
 */
export const cardiacTemplates: readonly ReasoningTemplate[] = [
  pulmonaryArterialHypertension,
  obstructiveHypertrophicCardiomyopathy,
  dilatedCardiomyopathy,
  cardiacAmyloidosis,
  arrhythmogenicRightVentricularCardiomyopathy,
  constrictivePericarditis,
  cardiacTamponade,
  severeAorticStenosis,
  severePrimaryMitralRegurgitation,
  rheumaticMitralStenosis,
  severeAorticRegurgitation,
  infectiveEndocarditis,
  secundumAtrialSeptalDefect,
  ebsteinAnomaly,
  takotsuboSyndrome,
];
