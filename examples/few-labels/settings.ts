import { fileURLToPath } from 'node:url';
import type { RegressionMethod } from '@cairn-ml/contrastive-regression';
import type { OperatorResult } from './operator-trial.js';
import { readStudy } from './study.js';

export const comparedMethods: readonly RegressionMethod[] = [
  'supervised',
  'ordinalEntropy',
  'meanTeacher',
  'clss',
  'gclss',
];

/** Numbers of labels of 1,000 rows: 1/5, 1/4, 1/3 and 1/2. */
export const labelCounts = [200, 250, 333, 500] as const;

/** What the inputs of a step are: as they are, with noise, or each method's own (a mean teacher has noise by itself). */
export type InputSetting = 'clean' | 'noisy' | 'own';

/** Runs of the operator task that were committed, of one protocol, number of labels and setting; without trials of other batches and similarities. */
export function operatorStudy(
  protocol: OperatorResult['protocol'],
  labels: number,
  setting: InputSetting,
): OperatorResult[] {
  const file = fileURLToPath(new URL('results.jsonl', import.meta.url));
  return readStudy(file).filter(
    (run): run is OperatorResult =>
      !('task' in run) &&
      run.protocol === protocol &&
      run.labels === labels &&
      run.inputNoise === noiseOption(run.method, setting) &&
      run.unlabeledBatchSize === undefined &&
      run.similarity === undefined &&
      comparedMethods.includes(run.method),
  );
}

/** The noise that a run was asked for: none is named where it is the method's own. */
function noiseOption(method: RegressionMethod, setting: InputSetting): number | undefined {
  const own = method === 'meanTeacher' ? 'noisy' : 'clean';
  return setting === 'own' || setting === own ? undefined : setting === 'noisy' ? 0.01 : 0;
}
