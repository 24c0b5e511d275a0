import { clssCrossPseudoStep, clssStep, gclssStep } from './clss-step.js';
import { meanTeacherStep } from './mean-teacher-step.js';
import type { RegressionMethod } from './options.js';
import { rankNContrastStep } from './rank-n-contrast-step.js';
import { supervisedStep } from './supervised-step.js';
import type { Batch, Trainer } from './trainer.js';
import { crossPseudoStep, ucvmeStep } from './two-network-steps.js';

/** One step of training by a method; the head stage is that of `'rankNContrast'`. */
export async function takeStep(
  method: RegressionMethod,
  trainer: Trainer,
  batch: Batch,
  isHeadStage: boolean,
): Promise<void> {
  switch (method) {
    case 'supervised':
      return supervisedStep(trainer, batch, false);
    case 'ordinalEntropy':
      return supervisedStep(trainer, batch, true);
    case 'meanTeacher':
      return meanTeacherStep(trainer, batch);
    case 'crossPseudoSupervision':
      return crossPseudoStep(trainer, batch);
    case 'ucvme':
      return ucvmeStep(trainer, batch);
    case 'clss':
      return clssStep(trainer, batch);
    case 'clssCrossPseudoSupervision':
      return clssCrossPseudoStep(trainer, batch);
    case 'gclss':
      return gclssStep(trainer, batch);
    case 'rankNContrast':
      return rankNContrastStep(trainer, batch, isHeadStage ? 'head' : 'encoder');
  }
}
