import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { PolicyObjectiveOptions } from '../token-policy-losses.js';
import type { PerCompletion } from '../token-values.js';
import { checkPerCompletion } from './per-completion.js';

/** The objective, with defaults filled in. */
export interface ObjectiveSettings {
  objective: 'clipped' | 'cispo' | 'sapo';
  clipLow: PerCompletion;
  clipHigh: PerCompletion;
  /** Infinity where there is none. */
  dualClip: number;
  positiveTemperature: number;
  negativeTemperature: number;
}

export function readObjectiveOptions(
  caller: string,
  options: PolicyObjectiveOptions,
  completions: number,
): ObjectiveSettings {
  const { objective = 'clipped', clipLow = 0.2, clipHigh = 0.2, dualClip } = options;
  const { positiveTemperature = 1, negativeTemperature = 1.05 } = options;
  checkOption(caller, 'objective', objective, ['clipped', 'cispo', 'sapo']);
  checkPerCompletion(caller, 'clipLow', clipLow, completions, { min: 0, max: 1 });
  checkPerCompletion(caller, 'clipHigh', clipHigh, completions, { min: 0 });
  if (dualClip !== undefined && !(dualClip > 1))
    throw new InvalidArgumentError(caller, 'dualClip', 'be above 1', dualClip);
  for (const [name, temperature] of Object.entries({ positiveTemperature, negativeTemperature })) {
    checkNumber(caller, name, temperature);
    if (temperature <= 0) throw new InvalidArgumentError(caller, name, 'be above 0', temperature);
  }
  return {
    objective,
    clipLow,
    clipHigh,
    dualClip: dualClip ?? Number.POSITIVE_INFINITY,
    positiveTemperature,
    negativeTemperature,
  };
}
