import {
  aggregateMentions,
  chexpertLabels,
  chexpertTop5,
  type MultilabelF1Result,
  multilabelF1,
  parseGreen,
  parseSections,
  radgraphF1,
  rateScore,
} from '@cairn-ml/rewards/report';
import { rateAffinities } from '@cairn-ml/rewards/report/data';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Labels, entities, sections and judgements of radiology reports. */
export const kinds: Record<string, Handler> = {
  chexpertF1({ input, expected, tolerance }) {
    const { labels = chexpertLabels, reference, hypothesis, uncertainAs: uncertain } = input;
    const { top5Labels = chexpertTop5, ...sets } = expected;
    const subsets: Record<string, string[]> = { all14: labels, top5: top5Labels };
    return Object.entries(sets).map(([set, scores]) => ({
      what: set,
      actual: flat(multilabelF1(reference, hypothesis, { labels, subset: subsets[set]!, uncertain })),
      expected: scores,
      tolerance,
    }));
  },
  chexpertAggregate: (testCase) => {
    const { expected, ...rest } = compareWhole(testCase, aggregateMentions(testCase.input.mentions));
    const inWords = (value: unknown) => value ?? 'not mentioned'; // a comparison would pass over null
    return [{ ...rest, actual: inWords(rest.actual), expected: inWords(expected) }];
  },
  radgraphF1: (testCase) => [compareWhole(testCase, radgraphF1(testCase.input.hypothesis, testCase.input.reference))],
  greenScore(testCase) {
    const { score, significantErrors, matchedFindings: matched } = parseGreen(testCase.input.judgeText);
    return [compareWhole(testCase, { score, significantErrors, matched })];
  },
  rateScore(testCase) {
    const { refEmbeddings, refTypes, hypEmbeddings, hypTypes, affinity } = testCase.input;
    const reference = { embeddings: refEmbeddings, types: refTypes };
    const hypothesis = { embeddings: hypEmbeddings, types: hypTypes };
    const table = rateAffinities[affinity as 'long' | 'short'];
    return [compareWhole(testCase, rateScore(reference, hypothesis, { affinity: table }))];
  },
  parseSections: (testCase) => [compareWhole(testCase, parseSections(testCase.input.text, { style: 'mimic' }))],
};

function compareWhole({ expected, tolerance, metric }: GoldenCase, actual: unknown): Comparison {
  return { what: metric, actual, expected, tolerance };
}

function flat({ micro, macro, samples, perLabel }: MultilabelF1Result): object {
  return {
    micro_precision: micro.precision,
    micro_recall: micro.recall,
    micro_f1: micro.f1,
    macro_f1: macro.f1,
    per_label: perLabel.map(({ f1 }) => f1),
    samples_f1: samples.f1,
  };
}
