import {
  type AnswerTask,
  lengthOfStayCategory,
  locateAnswer,
  lowAgentReward,
  parseAnswer,
  sharedReward,
  topAgentReward,
} from '@cairn-ml/rewards/trajectory';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** GHAR's rewards as released. */
export const kinds: Record<string, Handler> = {
  gharAgentTopReward(testCase) {
    const { steps, metaPathCount, ratio, maxLen: maximumSteps } = testCase.input;
    const { reward } = topAgentReward(readSteps(steps), { variant, metaPathCount, ratio, maximumSteps });
    return [compareWith(testCase, reward)];
  },
  gharAgentLowReward(testCase) {
    const { steps, query, goldAnswer } = testCase.input;
    return [compareWith(testCase, lowAgentReward(readSteps(steps), { query, goldAnswer }))];
  },
  gharSharedReward(testCase) {
    const { prediction, gold, task, history, positiveHistory, negativeHistory } = testCase.input;
    const { reward } = sharedReward(
      { prediction, goldAnswer: gold, history, positiveHistory, negativeHistory },
      { task: taskOf(task), variant },
    );
    return [compareWith(testCase, reward)];
  },
  gharNormalizeAnswer(testCase) {
    const { task, prediction, gold } = testCase.input;
    const located = locateAnswer(prediction);
    const parsed = parseAnswer(located, { task: taskOf(task), variant });
    const actual = {
      located,
      prediction: parsed.value,
      gold: parseAnswer(gold, { task: taskOf(task), variant, role: 'gold' }).value,
      unparsed: Number(parsed.unparsed),
    };
    return [compareWith(testCase, actual)];
  },
  losCategory: (testCase) => [compareWith(testCase, testCase.input.days.map(lengthOfStayCategory))],
};

const variant = 'released';

const tasks = new Map<string, AnswerTask>([
  ['MOR', 'yesNo'],
  ['REA', 'yesNo'],
  ['IHM', 'yesNo'],
  ['LOS', 'lengthOfStay'],
  ['SINGLE', 'singleChoice'],
  ['SUMMARY', 'summary'],
]);

function taskOf(code: string): AnswerTask {
  const task = tasks.get(code);
  if (task === undefined) throw new Error(`unknown task '${code}'`);
  return task;
}

function readSteps(steps: GoldenCase[]) {
  return steps.map(({ source, metapaths, subquery, answer }) => ({
    source,
    ...(metapaths && { metaPaths: metapaths }),
    ...(subquery !== undefined && { subquery }),
    ...(answer !== undefined && { answer }),
  }));
}

function compareWith({ metric, expected, tolerance }: GoldenCase, actual: unknown): Comparison {
  return { what: metric, actual, expected, tolerance };
}
