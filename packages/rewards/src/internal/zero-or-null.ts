import { checkOption } from '@cairn-ml/numeric';

/** The reward that `'zero'` or `'mask'` stands for. */
export function zeroOrNull(caller: string, argument: string, option: 'zero' | 'mask'): 0 | null {
  checkOption(caller, argument, option, ['zero', 'mask']);
  return option === 'zero' ? 0 : null;
}
