/**
 * The six kinds of errors of GREEN, in its order.
 *
 * Source: Stanford-AIMI/GREEN, `green.py`.
 *
 * @example
 * ```ts
 * import { greenErrorKinds } from '@cairn-ml/rewards/report/data';
 *
 * greenErrorKinds[1]; // 'missing finding'
 * ```
 */
export const greenErrorKinds = [
  'false finding',
  'missing finding',
  'wrong location',
  'wrong severity',
  'false comparison',
  'omitted comparison',
] as const;
