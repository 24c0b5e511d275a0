import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { KlEstimateOptions } from '../kl-estimate.js';
import { checkLogRatioLimit } from './check-log-ratio-limit.js';

/** Checks the options of an estimate of the divergence and fills in the defaults. */
export function readKlOptions(caller: string, options: KlEstimateOptions): Required<KlEstimateOptions> {
  const { kind = 'k3', logRatioLimit = 20, valueLimit = 10, gradient = 'own' } = options;
  checkOption(caller, 'kind', kind, ['k1', 'k2', 'k3', 'absolute']);
  checkOption(caller, 'gradient', gradient, ['own', 'k2']);
  checkLogRatioLimit(caller, logRatioLimit);
  if (!(valueLimit > 0)) throw new InvalidArgumentError(caller, 'valueLimit', 'be above 0', valueLimit);
  return { kind, logRatioLimit, valueLimit, gradient };
}
