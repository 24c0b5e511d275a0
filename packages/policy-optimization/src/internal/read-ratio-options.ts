import { checkOption } from '@cairn-ml/numeric';
import type { ImportanceRatiosOptions } from '../importance-ratios.js';
import { checkLogRatioLimit } from './check-log-ratio-limit.js';

/** How ratios are formed, with defaults filled in. */
export type RatioSettings = Required<Pick<ImportanceRatiosOptions, 'level' | 'logRatioLimit'>>;

export function readRatioOptions(caller: string, options: ImportanceRatiosOptions): RatioSettings {
  const { level = 'token', logRatioLimit = level === 'token' ? 20 : 10 } = options;
  checkOption(caller, 'level', level, ['token', 'sequence', 'sequenceToken']);
  checkLogRatioLimit(caller, logRatioLimit);
  return { level, logRatioLimit };
}
