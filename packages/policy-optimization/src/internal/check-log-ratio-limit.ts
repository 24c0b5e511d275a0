import { checkNumber } from '@cairn-ml/numeric';

/** Checks a limit of logarithms of ratios: float32 has the exponential of 80, and room to multiply it. */
export function checkLogRatioLimit(caller: string, limit: number): void {
  checkNumber(caller, 'logRatioLimit', limit, { min: 0, max: 80 });
}
