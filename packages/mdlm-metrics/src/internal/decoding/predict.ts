import { InvalidArgumentError, type Random } from '@cairn-ml/numeric';

/** What the model says of each position of the canvas; entries of positions that were not asked for are old. */
export interface Predictions {
  token: Int32Array;
  confidence: Float64Array;
  entropy: Float64Array;
  margin: Float64Array;
}

export function createPredictions(length: number): Predictions {
  const numbers = () => new Float64Array(length);
  return { token: new Int32Array(length), confidence: numbers(), entropy: numbers(), margin: numbers() };
}

/** How a token is chosen from logits. */
export interface Sampling {
  /** The noise of the choice; 0 takes the likeliest token. */
  temperature: number;
  /** Whether the temperature also divides the logits that confidence, entropy and margin come from (Dream), or only noise is added (LLaDA). */
  tempered?: boolean;
  /** Only the likeliest tokens whose probabilities reach this together. */
  topP?: number;
  /** Only so many of the likeliest tokens. */
  topK?: number;
}

/** Writes what `row`, the logits of `position`, says into `predictions`. Rewrites `row`. */
export function predict(
  caller: string,
  predictions: Predictions,
  position: number,
  row: Float64Array,
  sampling: Sampling,
  random: Random,
): void {
  const { temperature, tempered = false } = sampling;
  if (tempered && temperature > 0) for (let v = 0; v < row.length; v++) row[v]! /= temperature;
  filter(row, sampling);
  const noise = tempered && temperature > 0 ? 1 : temperature;
  let [best, second, chosen, bestChoice] = [-Infinity, -Infinity, -1, -Infinity];
  for (let v = 0; v < row.length; v++) {
    const logit = row[v]!;
    if (!(logit < Infinity)) {
      throw new InvalidArgumentError(caller, `the logits at position ${position}`, 'be numbers below Infinity', logit);
    }
    if (logit > best) [second, best] = [best, logit];
    else if (logit > second) second = logit;
    if (logit === -Infinity) continue;
    // 1 - u is above 0.
    const choice = noise > 0 ? logit - noise * Math.log(-Math.log(1 - random.uniform())) : logit;
    if (choice > bestChoice) [chosen, bestChoice] = [v, choice];
  }
  if (chosen < 0) {
    throw new InvalidArgumentError(
      caller,
      `the logits at position ${position}`,
      'allow a token besides the mask',
      best,
    );
  }
  let sum = 0;
  let weighted = 0;
  for (let v = 0; v < row.length; v++) {
    const below = row[v]! - best;
    if (below === -Infinity) continue;
    const weight = Math.exp(below);
    sum += weight;
    weighted += weight * below;
  }
  predictions.token[position] = chosen;
  predictions.confidence[position] = Math.exp(row[chosen]! - best) / sum;
  predictions.entropy[position] = Math.max(0, Math.log(sum) - weighted / sum);
  predictions.margin[position] = (1 - Math.exp(second - best)) / sum;
}

/** Forbids all but the tokens that top-p and top-k leave. */
function filter(row: Float64Array, { topP = 1, topK = Infinity }: Sampling): void {
  if (topP >= 1 && topK >= row.length) return;
  const order = Array.from(row.keys()).sort((a, b) => row[b]! - row[a]!);
  if (topP < 1) {
    const best = row[order[0]!]!;
    const weights = order.map((v) => Math.exp(row[v]! - best));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let before = 0; // the token that crosses the limit stays
    order.forEach((v, i) => {
      if (before > topP * total) row[v] = -Infinity;
      before += weights[i]!;
    });
  }
  for (const v of order.slice(topK)) row[v] = -Infinity;
}
