import { checkNumber, InvalidArgumentError } from '@cairn-ml/numeric';

/** Temperatures are above 0: at 0 the entropy would be 0 whatever the logits are. */
export function checkTemperature(caller: string, temperature: number): void {
  checkNumber(caller, 'temperature', temperature);
  if (temperature <= 0) throw new InvalidArgumentError(caller, 'temperature', 'be above 0', temperature);
}
