import { checkInteger, checkLength, checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { BleuOptions, BleuResult, BleuSmoothing } from '../../text/bleu.js';
import { tokenizeWhitespace } from '../../text/tokenize-whitespace.js';
import type { BleuStatistics } from './bleu-statistics.js';
import { smoothPrecisions } from './smooth-precisions.js';

/** The options with their defaults, checked. */
export type CheckedBleuOptions = Required<BleuOptions> & { order: number };

const smoothings: readonly BleuSmoothing[] = [
  'none',
  'method1',
  'method2',
  'method3',
  'method4',
  'method5',
  'method6',
  'method7',
];

export function checkBleuOptions(caller: string, options: BleuOptions): CheckedBleuOptions {
  const { variant = 'papineni', smoothing = 'none', referenceLength = 'closest' } = options;
  const { maxOrder = options.weights?.length ?? 4, tokenize = tokenizeWhitespace } = options;
  const { epsilon = 0.1, alpha = 5, k = 5 } = options;
  checkInteger(caller, 'maxOrder', maxOrder, { min: 1, max: 16 });
  const weights = options.weights ?? new Array<number>(maxOrder).fill(1 / maxOrder);
  checkLength(caller, 'weights', weights, maxOrder, 'one weight per order up to `maxOrder`');
  for (let n = 0; n < maxOrder; n++) checkNumber(caller, `weights[${n}]`, weights[n]!, { min: 0 });
  checkOption(caller, 'variant', variant, ['papineni', 'coco']);
  checkOption(caller, 'smoothing', smoothing, smoothings);
  checkOption(caller, 'referenceLength', referenceLength, ['closest', 'shortest', 'average']);
  if (variant === 'coco' && smoothing !== 'none') {
    throw new InvalidArgumentError(caller, 'smoothing', "be 'none' with variant 'coco', which has its own", smoothing);
  }
  checkNumber(caller, 'epsilon', epsilon, { min: 0 });
  checkNumber(caller, 'alpha', alpha, { min: 0 });
  checkNumber(caller, 'k', k, { min: Number.MIN_VALUE });
  // methods 5 and 7 look one order beyond the last
  const order = smoothing === 'method5' || smoothing === 'method7' ? maxOrder + 1 : maxOrder;
  return { variant, smoothing, referenceLength, maxOrder, tokenize, weights, epsilon, alpha, k, order };
}

/** BLEU of the counts of a text or corpus. */
export function scoreBleu(statistics: BleuStatistics, options: CheckedBleuOptions): BleuResult {
  const { maxOrder, weights, variant, smoothing } = options;
  const { matches, totals, candidateLength, referenceLength } = statistics;
  const isCoco = variant === 'coco';
  const precisions = isCoco
    ? matches.map((count, n) => (count + tiny) / (totals[n]! + small))
    : smoothPrecisions(statistics, maxOrder, smoothing, options);
  const ratio = isCoco ? (candidateLength + tiny) / (referenceLength + small) : candidateLength / referenceLength;
  const brevityPenalty = candidateLength === 0 ? 0 : ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
  const isZero = !isCoco && matches[0] === 0;
  const mean = (share: (n: number) => number, order: number) => {
    let exponent = 0;
    for (let n = 0; n < order; n++) if (share(n) > 0) exponent += share(n) * Math.log(precisions[n]!);
    return isZero ? 0 : brevityPenalty * Math.exp(exponent);
  };
  return {
    score: mean((n) => weights[n]!, maxOrder),
    scores: precisions.map((_, n) => mean(() => 1 / (n + 1), n + 1)),
    precisions,
    brevityPenalty,
    candidateLength,
    referenceLength,
  };
}

/** Added to counts by pycocoevalcap, so that nothing is divided by 0 and no logarithm is infinite. */
const tiny = 1e-15;
const small = 1e-9;
