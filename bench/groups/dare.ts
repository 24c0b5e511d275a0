import { createRandom } from '@cairn-ml/numeric';
import { type DareResult, dare } from '@cairn-ml/rewards';
import { type Pair, within } from '../pair.js';
import { pythonVote } from '../peers/python-vote.js';

const groups = 200;
const size = 64;

/** DARE beside a vote in plain Python: few answers per group, as in training, and as many as there are rollouts. */
export function* pairs(): Generator<Pair> {
  for (const distinct of [4, 12, size]) {
    const random = createRandom(distinct);
    const answers = Array.from({ length: groups }, () =>
      Array.from({ length: size }, (_, i) => `${(distinct === size ? i : random.integer(0, distinct - 1)) - 2}`),
    );
    const given = answers.map((group) => ({ answers: group, uncertainty: group.map(() => random.uniform(0.1, 0.9)) }));
    yield {
      name: `${groups} groups of ${size}, ${distinct} answers`,
      ours: () => given.flatMap((group) => majority(dare(group, { alpha: 0.1, tau: 0.05 }))),
      peer: pythonVote(answers, { hasText: false }),
      difference: within(1e-12),
    };
  }
}

/** The share of the most frequent answer, and how many rollouts gave it. */
function majority({ answers, diagnostics }: DareResult): [ratio: number, count: number] {
  return [diagnostics.majorityRatio, answers.reduce((most, { count }) => Math.max(most, count), 0)];
}
