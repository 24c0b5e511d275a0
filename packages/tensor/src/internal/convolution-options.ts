import { checkInteger, checkLength, InvalidArgumentError } from '@cairn-ml/numeric';

/** One number for height and width, or one for each; at least 1. */
export function pair(
  caller: string,
  argument: string,
  value: number | readonly [height: number, width: number],
): [number, number] {
  const both: readonly number[] = typeof value === 'number' ? [value, value] : value;
  checkLength(caller, argument, both, 2, 'height and width');
  for (const size of both) checkInteger(caller, argument, size, { min: 1 });
  return [both[0]!, both[1]!];
}

export function checkGroups(caller: string, groups: number, inputs: number, outputs: number): void {
  checkInteger(caller, 'groups', groups, { min: 1 });
  if (inputs % groups !== 0 || outputs % groups !== 0)
    throw new InvalidArgumentError(caller, 'groups', `divide ${inputs} inputs and ${outputs} outputs`, groups);
}
