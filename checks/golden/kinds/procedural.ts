import {
  formatReward,
  proceduralQuality,
  proceduralQuantity,
  type ReasoningStep,
  semanticGrounding,
  type TemplateStep,
} from '@cairn-ml/rewards/procedural';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** The procedural rewards, in the package's own forms. */
export const kinds: Record<string, Handler> = {
  formatReward: ({ input, expected }) => [
    compare(
      'rewards',
      (input.texts as string[]).map((text) => formatReward(text)),
      expected,
    ),
  ],
  proceduralQuantity({ input, expected }) {
    const { pairs, shape } = input;
    const rewards = (pairs as [number, number][]).map(([count, steps]) => proceduralQuantity(count, steps, { shape }));
    return [compare('rewards', rewards, expected)];
  },
  semanticGrounding({ input, expected }) {
    const { rows, ...options } = input;
    const rewards = (rows as { steps: number[][]; visuals: number[][] }[]).map(({ steps, visuals }) =>
      semanticGrounding(steps, visuals, options),
    );
    return [compare('rewards', rewards, expected)];
  },
  proceduralQuality({ input, expected }) {
    const { written, steps, scope, views } = input;
    const { score, coverage, order, unsupported } = proceduralQuality(
      written as ReasoningStep[],
      { steps: steps as TemplateStep[] },
      { scope, order: 'lcs', ...(views && { evidence: { views } }) },
    );
    const actual: GoldenCase = { score: score ?? 'none', coverage: coverage ?? 'none', order };
    actual.unsupported = [...unsupported].sort();
    return Object.entries(expected).map(([name, value]) => compare(name, actual[name], value));
  },
};

function compare(what: string, actual: unknown, expected: unknown): Comparison {
  return { what, actual, expected, tolerance: 1e-9 };
}
