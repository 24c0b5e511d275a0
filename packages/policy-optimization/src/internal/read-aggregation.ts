import { checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { AggregateTokenLossesOptions, Aggregation } from '../aggregate-token-losses.js';

/** How to aggregate, with defaults filled in. */
export interface AggregationSettings {
  aggregation: Aggregation;
  /** 1 where the aggregation has none. */
  maxLength: number;
  total: number | undefined;
  countsEmpty: boolean;
  lengthEpsilon: number;
}

export function readAggregation(caller: string, options: AggregateTokenLossesOptions): AggregationSettings {
  const { aggregation = 'tokenMean', maxLength, total, emptySequences = 'skip', lengthEpsilon = 0 } = options;
  const modes = ['tokenMean', 'sequenceMean', 'sequenceSum', 'fixedLength', 'fixedLengthSum', 'sum'] as const;
  checkOption(caller, 'aggregation', aggregation, modes);
  checkOption(caller, 'emptySequences', emptySequences, ['skip', 'count']);
  checkNumber(caller, 'lengthEpsilon', lengthEpsilon, { min: 0 });
  if (total !== undefined) checkAboveZero(caller, 'total', total);
  const isFixed = aggregation === 'fixedLength' || aggregation === 'fixedLengthSum';
  if (isFixed && maxLength === undefined)
    throw new InvalidArgumentError(caller, 'maxLength', `be given for '${aggregation}'`, maxLength);
  if (maxLength !== undefined) checkAboveZero(caller, 'maxLength', maxLength);
  return {
    aggregation,
    maxLength: isFixed ? maxLength! : 1,
    total,
    countsEmpty: emptySequences === 'count',
    lengthEpsilon,
  };
}

function checkAboveZero(caller: string, argument: string, value: number): void {
  checkNumber(caller, argument, value);
  if (value <= 0) throw new InvalidArgumentError(caller, argument, 'be above 0', value);
}
