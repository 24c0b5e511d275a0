import { checkInteger, checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { EntropyAdversarialSampleOptions } from '../entropy-adversarial-sample.js';
import { checkBounds } from './check-bounds.js';
import { checkTemperature } from './check-temperature.js';
import { checkImage, type EntropyQuestion } from './entropy-objective.js';
import type { PerturbationSettings } from './perturbation.js';

/** Options of the sample, checked and with defaults filled in. */
export interface SampleSettings<Responses> {
  steps: number;
  question: EntropyQuestion<Responses>;
  perturbation: PerturbationSettings;
}

export function readSampleOptions<Responses>(
  caller: string,
  options: EntropyAdversarialSampleOptions<Responses>,
): SampleSettings<Responses> {
  const { image, forward, responses, temperature = 1, aggregation = 'sequenceMean' } = options;
  const { epsilon = 8 / 255, steps = 1, norm = 'linf', momentum = 0, bounds = [0, 1], refreshEvery = 1 } = options;
  const { stepSize = steps > 1 ? epsilon / 4 : epsilon, direction = 'increase', batched = false } = options;
  checkImage(caller, image);
  checkTemperature(caller, temperature);
  checkNumber(caller, 'epsilon', epsilon, { min: 0 });
  checkNumber(caller, 'stepSize', stepSize, { min: 0 });
  checkInteger(caller, 'steps', steps, { min: 0 });
  checkInteger(caller, 'refreshEvery', refreshEvery, { min: 1 });
  checkOption(caller, 'norm', norm, ['linf', 'l2']);
  checkNumber(caller, 'momentum', momentum, { min: 0 });
  if (momentum >= 1) throw new InvalidArgumentError(caller, 'momentum', 'be below 1', momentum);
  checkOption(caller, 'direction', direction, ['increase', 'decrease']);
  checkBounds(caller, bounds);
  return {
    steps,
    question: { forward, responses, temperature, aggregation },
    perturbation: { norm, epsilon, stepSize, momentum, direction: direction === 'increase' ? 1 : -1, bounds, batched },
  };
}
