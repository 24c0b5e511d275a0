import { checkInteger, checkLength } from '@cairn-ml/numeric';
import type { TransformerShape } from './transformer.js';

/** One token of the vocabulary at each position; behind `mask`, anything. */
export function checkText(
  caller: string,
  argument: string,
  text: ArrayLike<number>,
  { length, vocabulary }: TransformerShape,
  mask?: ArrayLike<number>,
): void {
  checkLength(caller, argument, text, length, 'one token per position');
  for (let i = 0; i < length; i++)
    if (!mask?.[i]) checkInteger(caller, `${argument}[${i}]`, text[i]!, { min: 0, max: vocabulary - 1 });
}
