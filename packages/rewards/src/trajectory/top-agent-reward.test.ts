import { expect, test } from 'vitest';
import { topAgentReward } from './top-agent-reward.js';
import type { TrajectoryStep } from './trajectory.js';

const think: TrajectoryStep = { source: 'LLM' };
const look = (...metaPaths: number[]): TrajectoryStep => ({ source: 'RAG', metaPaths });

test('length: released 0 up to L and falling; repaired 1, 0.5, 0 and no lower', () => {
  const lengths = (variant: 'released' | 'repaired') =>
    [1, 2, 3, 4, 5].map((count) => topAgentReward(Array(count).fill(think), { variant }).length);
  expect(lengths('released')).toEqual([0, 0, 0, -0.5, -1]);
  expect(lengths('repaired')).toEqual([1, 0.5, 0, 0, 0]);
});

test('no valid path: -0.5 as released, -1 repaired; no paths at all: -0.5 and 0', () => {
  const of = (steps: TrajectoryStep[]) =>
    (['released', 'repaired'] as const).map((variant) => topAgentReward(steps, { variant }).paths);
  expect(of([look(11, 12)])).toEqual([-0.5, -1]);
  expect(of([look()])).toEqual([-0.5, 0]);
  expect(of([look(1, 11, 12)])).toEqual([-0.5, -0.5]); // 1 - 0.5 * 2 = 0
  expect(of([look(1), look(11)])).toEqual([-0.5, -0.5]); // (1 - 0.5) / 2 / 3 = 0.083
  expect(of([look(1, 2), look(11)])).toEqual([1, 1]); // 1.5 / 2 / 3 = 0.25
  expect(of([think])).toEqual([0, 0]);
});

test('no steps, and other counts and ratios', () => {
  expect(topAgentReward([])).toEqual({ reward: 0, length: 0, paths: 0 });
  expect(topAgentReward([look(4)], { metaPathCount: 4 }).paths).toBe(-1);
  expect(topAgentReward([look(1)], { metaPathCount: 100, ratio: 0.2 }).paths).toBe(-0.5); // 1 / 20
});

test('errors name the argument', () => {
  expect(() => topAgentReward([{ source: 'KG' as never }])).toThrow("`steps[0].source` must be 'LLM' | 'RAG'");
  expect(() => topAgentReward([], { ratio: 0 })).toThrow('`ratio` must be a finite number');
  expect(() => topAgentReward([], { variant: 'both' as never })).toThrow("`variant` must be 'repaired' | 'released'");
  expect(() => topAgentReward([], { maximumSteps: 0 })).toThrow('`maximumSteps` must be an integer');
});
