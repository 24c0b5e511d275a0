import { checkFinite, checkLength, InvalidArgumentError } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { checkSameRows, isCounted } from './counted-tokens.js';

/** `(A - mean A) (log p - mean log p)` of the tokens that count, with the means over these; undefined where a token does not count. */
export function covariances(
  caller: string,
  logprobs: TokenRows,
  advantages: TokenRows | ArrayLike<number>,
  mask: TokenRows | undefined,
): (number | undefined)[][] {
  checkSameRows(caller, 'mask', mask, logprobs, 'logprobs');
  const advantageOf = readAdvantages(caller, advantages, logprobs);
  let [count, advantageSum, logprobSum] = [0, 0, 0];
  for (const [i, row] of logprobs.entries())
    for (let t = 0; t < row.length; t++) {
      if (!isCounted(mask, i, t)) continue;
      const [advantage, logprob] = [advantageOf(i, t), row[t]!];
      if (!Number.isFinite(logprob))
        throw new InvalidArgumentError(caller, `logprobs[${i}][${t}]`, 'be a finite number', logprob);
      if (!Number.isFinite(advantage))
        throw new InvalidArgumentError(caller, `advantages[${i}][${t}]`, 'be a finite number', advantage);
      count++;
      advantageSum += advantage;
      logprobSum += logprob;
    }
  return logprobs.map((row, i) =>
    Array.from(row, (logprob, t) =>
      isCounted(mask, i, t) ? (advantageOf(i, t) - advantageSum / count) * (logprob - logprobSum / count) : undefined,
    ),
  );
}

/** The advantage of each token, from one number per response or rows with one per token. */
export function readAdvantages(
  caller: string,
  advantages: TokenRows | ArrayLike<number>,
  logprobs: TokenRows,
): (row: number, token: number) => number {
  checkLength(caller, 'advantages', advantages, logprobs.length, 'one entry per row of `logprobs`');
  if (typeof advantages[0] === 'object') {
    const rows = advantages as TokenRows;
    checkSameRows(caller, 'advantages', rows, logprobs, 'logprobs');
    return (i, t) => rows[i]![t]!;
  }
  const numbers = advantages as ArrayLike<number>;
  checkFinite(caller, 'advantages', numbers);
  return (i) => numbers[i]!;
}
