import { bleu, corpusCiderD, meteor, porterStem, rougeL, rougeN, tokenizeRouge } from '@cairn-ml/rewards/text';
import { type Pair, within } from '../pair.js';
import { python } from '../peers/python.js';
import { reportPairs } from '../report-texts.js';

const count = 1000;

/** Metrics of 1,000 reports against their references, texts in and scores out on both sides. */
export function* pairs(): Generator<Pair> {
  const { candidates, references } = reportPairs(count, 7);
  const parameters = { candidates: candidates.join('\x1e'), references: references.join('\x1e') };
  const pair = (name: string, ours: () => number[], peer: string, prepare: string): Pair => ({
    name: `${name}, ${count} reports`,
    ours,
    peer: python(peer, {
      module: 'text_metrics',
      prepare,
      parameters,
      install: 'apt-get install python3-numpy python3-nltk',
    }),
    difference: within(1e-9),
  });
  const each = (metric: (candidate: string, reference: string) => { score: number }) => () =>
    candidates.map((candidate, i) => metric(candidate, references[i]!).score);
  const smoothed = each((c, r) => bleu(c, r, { smoothing: 'method1' }));
  yield pair('BLEU-4, method 1', smoothed, 'NLTK sentence_bleu', 'nltk_bleu');
  yield pair(
    'BLEU-4, COCO',
    each((c, r) => bleu(c, r, { variant: 'coco' })),
    'plain Python',
    'coco_bleu',
  );
  const rouge2 = each((c, r) => rougeN(c, r, { order: 2, tokenize: tokenizeRouge }));
  yield pair('ROUGE-2, tokens of rouge-score', rouge2, 'plain Python', 'rouge_score_2');
  yield pair(
    'ROUGE-L, COCO',
    each((c, r) => rougeL(c, r, { variant: 'coco' })),
    'plain Python',
    'coco_rouge_l',
  );
  yield pair(
    'METEOR, Porter',
    each((c, r) => meteor(c, r, { stem: porterStem })),
    'NLTK meteor_score',
    'nltk_meteor',
  );
  yield pair('CIDEr-D', () => corpusCiderD(candidates, references).scores, 'plain Python', 'cider_d');
}
