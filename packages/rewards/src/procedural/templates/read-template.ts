import { wordsOf } from '../../internal/procedural/phrases.js';
import { type Reader, readList, readObject, readText, refuse } from '../../internal/procedural/read-fields.js';
import { type EchoVocabulary, echoVocabulary } from '../echo-vocabulary.js';
import type { ReasoningTemplate, TemplateSource, TemplateStep } from '../reasoning-template.js';

/** Options of {@link readTemplate}. */
export interface ReadTemplateOptions {
  /** Where the names of views and modalities come from. Default {@link echoVocabulary}. */
  vocabulary?: EchoVocabulary;
}

/**
 * Checks that a value, parsed JSON for one, is a {@link ReasoningTemplate}, and returns it. The error names the template and the entry.
 *
 * @throws {InvalidArgumentError} for a field of the wrong type, no steps, titles that repeat, a phrase without a letter or digit, an unknown
 *   field, and a view or modality that the vocabulary does not have
 *
 * @example
 * ```ts
 * import { readTemplate } from '@cairn-ml/rewards/procedural/templates';
 *
 * const json = '{"id": "effusion", "disease": "Pericardial effusion", "steps": [{"title": "Size", "views": ["PLAX"]}]}';
 * readTemplate(JSON.parse(json)).steps.length; // 1
 * readTemplate({ id: 'effusion', disease: 'Pericardial effusion', steps: [{ title: 'Size', views: ['PLX'] }] }); // throws InvalidArgumentError: readTemplate: `template 'effusion' steps[0].views[0]` must be a name of the vocabulary's views, got "PLX".
 * ```
 *
 * Source: ours. CardiacMind (arXiv 2601.08440) has such templates, curated by physicians; they are not public.
 */
export function readTemplate(value: unknown, options: ReadTemplateOptions = {}): ReasoningTemplate {
  const { vocabulary = echoVocabulary } = options;
  const template = readObject<ReasoningTemplate>('template', value, ['id', 'disease', 'aliases', 'steps', 'sources']);
  readText('template.id', template.id);
  const name = `template '${template.id}'`;
  readText(`${name} disease`, template.disease);
  readList(`${name} aliases`, template.aliases, readText);
  readList(`${name} sources`, template.sources, (path, source) => {
    const { title, year } = readObject<TemplateSource>(path, source, ['title', 'year']);
    readText(`${path}.title`, title);
    if (!Number.isInteger(year)) refuse(`${path}.year`, 'be a year', year);
  });
  const titles = new Set<string>();
  readList(`${name} steps`, template.steps, (path, value) => readStep(path, value, vocabulary, titles), 1);
  return template;
}

function readStep(path: string, value: unknown, vocabulary: EchoVocabulary, titles: Set<string>): void {
  const step = readObject<TemplateStep>(path, value, ['title', 'instruction', 'cues', 'views', 'modalities']);
  readText(`${path}.title`, step.title);
  const title = wordsOf(step.title).join(' ');
  if (titles.has(title)) refuse(`${path}.title`, 'be given once', step.title);
  titles.add(title);
  if (step.instruction !== undefined) readText(`${path}.instruction`, step.instruction);
  readList(`${path}.cues`, step.cues, readText);
  for (const kind of ['views', 'modalities'] as const) {
    const readName: Reader = (path, value) => {
      if (!vocabulary[kind].some(({ name }) => name === value))
        refuse(path, `be a name of the vocabulary's ${kind}`, value);
    };
    readList(`${path}.${kind}`, step[kind], (path, value) =>
      Array.isArray(value) ? readList(path, value, readName, 1) : readName(path, value),
    );
  }
}
