import { exp, mul, type Tensor } from '@cairn-ml/tensor';
import type { KlEstimateOptions } from '../kl-estimate.js';
import type { PerCompletion, TokenRows } from '../token-values.js';
import { klOfEntry } from './kl-of-entry.js';
import { klOfTensors } from './kl-of-tensors.js';
import { logRatiosOfRows } from './log-ratios-of-rows.js';
import { logRatiosOfTensors, onlyCounted } from './log-ratios-of-tensors.js';
import { columnOf, ofCompletion } from './per-completion.js';
import type { RatioSettings } from './read-ratio-options.js';
import type { Counts } from './read-rows.js';

/** How far from the reference costs how much. */
export interface PenaltySettings extends RatioSettings {
  klCoefficient: PerCompletion;
  klCorrection: 'none' | 'ratio';
  kl: Required<KlEstimateOptions>;
}

interface Inputs<Values, Mask> {
  logprobs: Values;
  oldLogprobs: Values;
  referenceLogprobs?: Values;
  counts: Mask;
}

/** `β_i kl_it`, in float64, 0 where nothing counts. */
export function klPenaltyOfRows(inputs: Inputs<TokenRows, Counts>, settings: PenaltySettings): Float64Array[] {
  const { logprobs, oldLogprobs, referenceLogprobs, counts } = inputs;
  return logRatiosOfRows(logprobs, oldLogprobs, counts, settings).map((row, i) =>
    row.map((logRatio, t) => {
      if (!counts(i, t)) return 0;
      const estimate = klOfEntry(logprobs[i]![t]!, referenceLogprobs![i]![t]!, settings.kl);
      const correction = settings.klCorrection === 'ratio' ? Math.exp(logRatio) : 1;
      return ofCompletion(settings.klCoefficient, i) * estimate * correction;
    }),
  );
}

/** The same of tensors, differentiable in `logprobs`. */
export function klPenaltyOfTensors(inputs: Inputs<Tensor, Tensor | undefined>, settings: PenaltySettings): Tensor {
  const { logprobs, oldLogprobs, referenceLogprobs, counts } = inputs;
  const estimates = klOfTensors(onlyCounted(logprobs, counts), onlyCounted(referenceLogprobs!, counts), settings.kl);
  const penalties = mul(estimates, columnOf(settings.klCoefficient));
  if (settings.klCorrection === 'none') return penalties;
  return mul(penalties, exp(logRatiosOfTensors(logprobs, oldLogprobs, counts, settings)));
}
