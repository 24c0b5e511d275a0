import { checkNumber, ShapeError } from '@cairn-ml/numeric';
import type { TokenRows } from '@cairn-ml/policy-optimization';
import { exp, greaterEqual, isTensor, logSumExp, mul, sub, type Tensor, tidy, where } from '@cairn-ml/tensor';
import { checkTemperature } from './check-temperature.js';
import { entropyOfLogits } from './entropy-of-logits.js';
import { entropyOf, rowStatistics } from './row-statistics.js';

/** What the entropies over a part of the vocabulary share. */
export interface RestrictedEntropySettings {
  temperature: number;
  /** Whether the probabilities of the part are made to sum to 1. */
  renormalize: boolean;
  /** The smallest logit of the part, of a row. */
  thresholdOfRow: (row: ArrayLike<number>) => number;
  /** The same of `[…, vocabulary]`: `[…, 1]`, without a gradient. */
  thresholdOfTensor: (logits: Tensor) => Tensor;
}

export function restrictedEntropy(
  caller: string,
  logits: Tensor | TokenRows,
  settings: RestrictedEntropySettings,
): Tensor | Float64Array {
  checkTemperature(caller, settings.temperature);
  if (!isTensor(logits)) return Float64Array.from(logits, (row) => ofRow(caller, row, settings));
  if (logits.rank === 0) throw new ShapeError(caller, 'logits', 'be [..., vocabulary]', []);
  return tidy(() => ofTensor(logits, settings));
}

/** Checks a share of something, from 0 to 1. */
export function checkShare(caller: string, argument: string, share: number): void {
  checkNumber(caller, argument, share, { min: 0, max: 1 });
}

function ofRow(caller: string, row: ArrayLike<number>, settings: RestrictedEntropySettings): number {
  const { temperature, renormalize, thresholdOfRow } = settings;
  const whole = rowStatistics(caller, row, 0, row.length, temperature);
  const threshold = thresholdOfRow(row);
  const part = Float64Array.from(row, (logit) => (logit >= threshold ? logit : Number.NEGATIVE_INFINITY));
  const kept = rowStatistics(caller, part, 0, row.length, temperature);
  const entropy = entropyOf(kept);
  const mass = kept.sum / whole.sum;
  return renormalize ? entropy : mass * (entropy - Math.log(mass));
}

function ofTensor(logits: Tensor, settings: RestrictedEntropySettings): Tensor {
  const { temperature, renormalize, thresholdOfTensor } = settings;
  const isKept = greaterEqual(logits, thresholdOfTensor(logits));
  const part = where(isKept, logits, Number.NEGATIVE_INFINITY);
  const entropy = entropyOfLogits(part, { temperature, chunkSize: 8192, scale: 1 });
  if (renormalize) return entropy;
  const scaled = mul(logits, 1 / temperature);
  // -1e30 is far enough below every logit, and unlike -Infinity has a gradient that is a number
  const logMass = sub(logSumExp(where(isKept, scaled, -1e30), -1), logSumExp(scaled, -1));
  return mul(exp(logMass), sub(entropy, logMass));
}
