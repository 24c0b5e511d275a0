import { checkInteger, checkNumber } from '@cairn-ml/numeric';

/** How much may be under way at once, and for how many milliseconds. */
export function checkLimits(caller: string, concurrency: number, timeout = 0): void {
  checkInteger(caller, 'concurrency', concurrency, { min: 1 });
  checkNumber(caller, 'timeout', timeout, { min: 0, max: 2 ** 31 - 1 });
}
