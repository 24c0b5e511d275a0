import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';

/** @throws {InvalidArgumentError} unless the value is a finite number above 0 */
export function checkPositive(caller: string, argument: string, value: number): void {
  checkNumber(caller, argument, value);
  if (value <= 0) throw new InvalidArgumentError(caller, argument, 'be above 0', value);
}
