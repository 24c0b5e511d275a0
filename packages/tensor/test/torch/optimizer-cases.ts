import { expect } from 'vitest';
import {
  disposeTree,
  flattenTree,
  memory,
  type Optimizer,
  type Schedule,
  stepSchedule,
  type Tensor,
} from '../../src/index.js';
import { expectClose } from '../expect-close.js';
import golden from './golden/optimizers.json' with { type: 'json' };
import { stored } from './layer-cases.js';

/** A run of an optimiser over given gradients. */
export type OptimizerCase = (typeof golden.cases)[number];

/** What torch's learning rates are, step by step. */
export const scheduleCases = golden.schedules;

/** Options as ours take them: functions in the place of names. */
export function optimizerCases(name: string): (OptimizerCase & { given: object })[] {
  return golden.cases
    .filter((run) => run.name === name)
    .map((run) => {
      const { groups, decay, schedule, ...options } = run.options as {
        groups?: { path: string }[];
        decay?: string;
        schedule?: [string, number, number, number];
      };
      const given = {
        ...options,
        ...(groups && {
          groups: groups.map(({ path, ...group }) => ({ ...group, match: (name: string) => name === path })),
        }),
        ...(decay !== undefined && { decay: (path: string) => path === decay }),
        ...(schedule && { learningRate: stepSchedule(schedule[1], schedule[2], schedule[3]) satisfies Schedule }),
      };
      return { ...run, given };
    });
}

/** After every update the parameters are those of torch, and nothing stays behind. */
export async function expectTorchUpdates<State extends object>(
  { parameters, gradients, history }: OptimizerCase,
  optimizer: Optimizer<State>,
): Promise<void> {
  const before = memory().numTensors;
  let current: Record<string, Tensor> = { weights: stored(parameters.weights), bias: stored(parameters.bias) };
  let state = optimizer.init(current);
  for (const [step, gradient] of gradients.entries()) {
    const given = { weights: stored(gradient.weights), bias: stored(gradient.bias) };
    const next = optimizer.update(current, given, state);
    disposeTree([current, given, state]);
    ({ parameters: current, state } = next);
    for (const [name, leaf] of Object.entries(flattenTree(current)))
      await expectClose(leaf, history[step]![name as 'bias'].values, 1e-6, `${name} after ${step + 1} updates`);
  }
  disposeTree([current, state]);
  expect(memory().numTensors).toBe(before);
}
