import { checkNumber } from '@cairn-ml/numeric';
import type { ParameterGroup } from '../optimizer.js';
import type { Schedule } from '../schedule.js';

/** Numbers are checked when the optimiser is made, what a schedule gives is checked at each update. */
export function checkLearningRates(
  caller: string,
  learningRate: number | Schedule,
  groups: readonly ParameterGroup[],
): void {
  if (typeof learningRate === 'number') checkNumber(caller, 'learningRate', learningRate, { min: 0 });
  for (const [i, group] of groups.entries()) {
    if (typeof group.learningRate === 'number')
      checkNumber(caller, `groups[${i}].learningRate`, group.learningRate, { min: 0 });
  }
}

export function rateAt(caller: string, learningRate: number | Schedule, step: number): number {
  if (typeof learningRate === 'number') return learningRate;
  const rate = learningRate(step);
  checkNumber(caller, `learningRate(${step})`, rate, { min: 0 });
  return rate;
}
