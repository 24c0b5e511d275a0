import {
  bertScore,
  bleu,
  corpusBleu,
  corpusCiderD,
  inverseDocumentFrequency,
  meteor,
  type PorterVariant,
  type PrecisionRecall,
  porterStem,
  rougeL,
  rougeLsum,
  rougeN,
  type Tokenize,
  tokenizeRouge,
  tokenizeWhitespace,
} from '@cairn-ml/rewards/text';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';

/** Metrics of texts against references. */
export const kinds: Record<string, Handler> = {
  sentenceBleu({ input, expected, tolerance }) {
    const { hypothesis, references, smoothing = 'none' } = input;
    const options = { tokenize: tokenizer(input), smoothing: named(smoothings, smoothing) };
    const { scores } = bleu(hypothesis, references, { ...options, maxOrder: input.maxN ?? 4 });
    return compareAll(Object.fromEntries(scores.map((score, n) => [`bleu${n + 1}`, score])), expected, tolerance);
  },
  sentenceBleuSmoothed({ input, expected, tolerance }) {
    const { hypothesis, references, maxN } = input;
    const scoreOf = (name: string) => {
      const smoothing = named(smoothings, name);
      return bleu(hypothesis, references, { tokenize: tokenizer(input), maxOrder: maxN ?? 4, smoothing }).score;
    };
    return compareAll(byName(expected, scoreOf), expected, tolerance);
  },
  corpusBleu({ input, expected, tolerance }) {
    const scoreOf = (name: string) => {
      const options = { tokenize: tokenizer(input), smoothing: named(smoothings, name) };
      return corpusBleu(input.hypotheses, input.references, options).score;
    };
    return compareAll(byName(expected, scoreOf), expected, tolerance);
  },
  corpusBleuCoco({ input, expected, tolerance }) {
    const { hypotheses, references } = input;
    const { scores } = corpusBleu(hypotheses, references, { tokenize: tokenizer(input), variant: 'coco' });
    return [{ what: 'scores', actual: scores, expected, tolerance }];
  },
  rouge({ input, expected, tolerance }) {
    const { hypothesis, reference } = input;
    const tokenize = tokenizer(input);
    const actual: Record<string, () => unknown> = {
      rouge1: () => withF(rougeN(hypothesis, reference, { tokenize })),
      rouge2: () => withF(rougeN(hypothesis, reference, { tokenize, order: 2 })),
      rouge3: () => withF(rougeN(hypothesis, reference, { tokenize, order: 3 })),
      rougeL: () => withF(rougeL(hypothesis, reference, { tokenize })),
      rougeLsum: () => withF(rougeLsum(hypothesis, reference, { tokenize })),
      rougeL_coco: () => rougeL(hypothesis, reference, { tokenize, variant: 'coco' }).score,
    };
    return compareAll(
      byName(expected, (name) => named(actual, name)()),
      expected,
      tolerance,
    );
  },
  rougeLCoco({ input, expected, tolerance }) {
    const { hypothesis, references } = input;
    const { score } = rougeL(hypothesis, references, { tokenize: tokenizer(input), variant: 'coco' });
    return [{ what: 'score', actual: score, expected, tolerance }];
  },
  meteor({ input, expected, tolerance }) {
    const {
      hypothesis,
      reference,
      references = reference,
      alpha,
      beta,
      gamma,
      synonymsOfStemmedHypothesisWord,
    } = input;
    const options = { tokenize: tokenizer(input), alpha, beta, gamma, synonymsOf: 'stems' as const };
    const given = new Map<string, string[]>(Object.entries(synonymsOfStemmedHypothesisWord ?? {}));
    const synonyms = (word: string) => given.get(word);
    const stages: GoldenCase = {
      exact: {},
      exact_stem_nltkPorter: { stem: porterStem },
      // the part of WordNet that a case needs is in the case
      exact_stem_wordnet30: { stem: porterStem, synonyms },
      exact_stem_synonyms: { stem: porterStem, synonyms },
    };
    const scoreOf = (name: string) => meteor(hypothesis, references, { ...options, ...named(stages, name) }).score;
    return compareAll(byName(expected, scoreOf), expected, tolerance);
  },
  ciderD({ input, expected, tolerance }) {
    const { hypotheses, references, n, sigma } = input;
    const options = { tokenize: tokenizer(input), maxOrder: n, sigma };
    const { score, scores } = corpusCiderD(hypotheses, references, options);
    return compareAll({ mean: score, perItem: scores }, expected, tolerance);
  },
  porterStem({ input, expected, tolerance }) {
    const words: string[] = input.words;
    const stemsOf = (variant: string) => words.map((word) => porterStem(word, { variant: variant as PorterVariant }));
    return compareAll(byName(expected, stemsOf), expected, tolerance);
  },
  bertScore({ input, expected, tolerance }) {
    const { hypEmbeddings, refEmbeddings, hypWeights, refWeights, baseline } = input;
    const [precision, recall, score] = baseline ?? [];
    const result = bertScore(hypEmbeddings, refEmbeddings, {
      ...(hypWeights && { candidateWeights: hypWeights }),
      ...(refWeights && { referenceWeights: refWeights }),
      ...(baseline && { baseline: { precision, recall, score } }),
    });
    return compareAll({ ...result, f1: result.score }, expected, tolerance);
  },
  bertScoreIdf({ input, expected, tolerance }) {
    const weightOf = inverseDocumentFrequency(input.documents);
    const unseen = weightOf(`none of ${JSON.stringify(input.documents)}`);
    return compareAll({ seen: byName(expected.seen, weightOf), unseen }, expected, tolerance);
  },
};

const smoothings = {
  none: 'none',
  epsilon: 'method1',
  add1: 'method2',
  nist: 'method3',
  method1: 'method1',
  method2: 'method2',
  method3: 'method3',
  method4: 'method4',
  method5: 'method5',
  method6: 'method6',
  method7: 'method7',
} as const;

const tokenizers: Record<string, Tokenize> = {
  whitespace: tokenizeWhitespace,
  rouge: (text) => tokenizeRouge(text),
};

function tokenizer({ tokenizer = 'whitespace' }: GoldenCase): Tokenize {
  return named(tokenizers, tokenizer);
}

function named<Values extends object>(values: Values, name: string): Values[keyof Values] {
  if (!Object.hasOwn(values, name)) throw new Error(`unknown name '${name}'`);
  return values[name as keyof Values];
}

function byName<T>(expected: GoldenCase, entryOf: (name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, entryOf(name)]));
}

function withF({ score, precision, recall }: PrecisionRecall): object {
  return { precision, recall, fmeasure: score };
}

function compareAll(actual: object, expected: GoldenCase, tolerance: number): Comparison[] {
  return Object.entries(expected).map(([what, value]) => ({
    what,
    actual: (actual as GoldenCase)[what],
    expected: value,
    tolerance,
  }));
}
