import { createRandom } from '@cairn-ml/numeric';
import { majorityVote } from '@cairn-ml/rewards';
import { canonicalizeAnswer, extractAnswer } from '@cairn-ml/rewards/answers';
import { type Pair, within } from '../pair.js';
import { pythonVote } from '../peers/python-vote.js';

const groups = 200;
const size = 64;

/** Answers that the peer's normaliser tells apart as ours does: what is compared is the time, not who reads more. */
const spellings = ['42', '-7', '1234', '\\frac{1}{3}', '0.25', '2\\sqrt{3}', '\\pi', '(1,2)', 'x^2+1', '17', '8', '96'];

/** Reading answers, with a vote: from completions, and of short answers alone. */
export function* pairs(): Generator<Pair> {
  const random = createRandom(64);
  const answers = Array.from({ length: groups }, () =>
    Array.from({ length: size }, () => spellings[Math.floor(spellings.length * random.uniform() ** 2)]!),
  );
  const completions = answers.map((group) => group.map((answer) => completion(answer, random.integer(200, 900))));
  yield {
    name: `extract, canonicalise and vote, ${groups} groups of ${size}`,
    ours: () => completions.flatMap((group) => vote(group.map((text) => extractAnswer(text)))),
    peer: pythonVote(completions, { hasText: true }),
    difference: within(1e-12),
  };
  yield {
    name: `canonicalise and vote, ${groups} groups of ${size}`,
    ours: () => answers.flatMap((group) => vote(group)),
    peer: pythonVote(answers, { hasText: false }),
    difference: within(1e-12),
  };
  yield {
    name: `canonicalise each of ${groups * size} short answers`,
    ours: () =>
      answers.flatMap((group) =>
        vote(
          group.map((answer) => canonicalizeAnswer(answer)),
          false,
        ),
      ),
    peer: pythonVote(answers, { hasText: false }),
    difference: within(1e-12),
  };
}

/** The share of the most frequent answer, and how many rollouts gave it. */
function vote(answers: (string | null)[], reads = true): [ratio: number, count: number] {
  const { ratio, count } = majorityVote(answers, reads ? { key: canonicalizeAnswer } : {});
  return [ratio, count];
}

/** Text of about so many characters that ends with its answer. */
function completion(answer: string, length: number): string {
  const sentence = 'We add 3 to both sides, and so the value that is left must be even. ';
  return `${sentence.repeat(Math.ceil(length / sentence.length))}Therefore \\boxed{${answer}}.`;
}
