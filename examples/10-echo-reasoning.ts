import { groupAdvantages } from '@cairn-ml/policy-optimization';
import { cardiacRewards, parseSteps, proceduralQuality, semanticGrounding } from '@cairn-ml/rewards/procedural';
import { cardiacTemplates } from '@cairn-ml/rewards/procedural/templates';
import { answers } from './echo-reasoning/answers.js';
import { gloveEncoder } from './echo-reasoning/glove-encoder.js';
import { study } from './echo-reasoning/study.js';
import { breakdown } from './figures/breakdown.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

/** Eight answers to one echocardiographic study, one good and seven with a defect each, scored end to end. Not for clinical use. */
export const example: Example = {
  title: 'Stepwise echocardiographic reasoning',
  summary: 'what each defect of an answer costs, reward by reward',
  steps: 3,
  async run(stage) {
    const template = cardiacTemplates.find(({ id }) => id === study.template)!;
    stage.say(
      `${template.disease}, ${template.steps.length} canonical steps. The study and the answers are made up; what the clips show is given in words, ` +
        'embedded by word vectors (GloVe) where a trained model would have its vision encoder.',
    );

    await stage.step('what word vectors can tell');
    const canonical = cardiacTemplates.map(({ steps }) => steps.map((step) => `${step.title}. ${step.instruction}`));
    const embed = gloveEncoder(canonical.flat());
    const visualEmbeddings = embed(study.clips);
    const fits = canonical.map((texts) => semanticGrounding(embed(texts), visualEmbeddings));
    const own = fits[cardiacTemplates.indexOf(template)]!;
    const others = fits.filter((_, k) => cardiacTemplates[k] !== template);
    const floor = others.reduce((sum, fit) => sum + fit / others.length, 0);
    stage.say(
      `Mean cosine with the clips of each template's own instructions: ${own.toFixed(3)} for ${template.disease.toLowerCase()}, ` +
        `${Math.min(...others).toFixed(3)} to ${Math.max(...others).toFixed(3)} for the other fourteen. Their mean, ${floor.toFixed(3)}, is worth nothing below.`,
    );

    await stage.step('five rewards for eight answers');
    const quality = { order: 'lcs' } as const;
    const reward = cardiacRewards(cardiacTemplates, { embed, quality, grounding: { floor } });
    const { rewards, parts } = await reward({
      rollouts: answers.map(({ text }) => ({ text })),
      context: { ...study, visualEmbeddings },
    });
    const columns = [
      ...parts.map((part) => ({ name: part.name, values: part.rewards })),
      { name: 'sum', values: rewards },
    ];
    const header = ['answer', ...columns.map(({ name }) => name)];
    stage.table(
      header,
      answers.map(({ name }, i) => [name, ...columns.map(({ values }) => values[i]!.toFixed(3))]),
    );
    stage.figure(
      'echo-reasoning',
      breakdown(
        answers.map(({ name }) => name),
        columns,
      ),
      'What each answer is worth by each reward, and how far that is from the good answer (colour).',
    );

    stage.say('What procedural quality has to say:');
    stage.table(
      ['answer', 'coverage', 'order', 'missing', 'not in the study'],
      answers.map(({ name, text }) => {
        const { coverage, order, steps, unsupported } = proceduralQuality(parseSteps(text).steps, template, {
          ...quality,
          evidence: study.evidence,
        });
        const missing = steps.flatMap((step) => step.missing).length;
        return [name, coverage!.toFixed(3), order.toFixed(3), missing, unsupported.join(', ') || 'none'];
      }),
    );

    await stage.step('advantages of the group');
    const byDeviation = groupAdvantages(rewards);
    const centred = groupAdvantages(rewards, { scale: 'none' });
    const accuracyAlone = groupAdvantages(parts.find(({ name }) => name === 'accuracy')!.rewards);
    stage.table(
      ['answer', 'GRPO', 'Dr. GRPO', 'GRPO, accuracy alone'],
      answers.map(({ name }, i) => [
        name,
        ...[byDeviation, centred, accuracyAlone].map((advantages) => advantages[i]!.toFixed(2)),
      ]),
    );
    const sumOf = (name: string) => rewards[answers.findIndex((answer) => answer.name === name)]!;
    const balance = 1 + sumOf('wrong diagnosis') - sumOf('no steps');
    stage.say(
      'With accuracy alone, the right answer without any steps is worth as much as the good one. With equal weights, a wrong diagnosis in good steps is ' +
        `worth more than the right one without; accuracy needs a weight above ${balance.toFixed(2)} to turn that around. Forms and weights are ours: the ` +
        'equations of CardiacMind are not public.',
    );
  },
};

await runWhenStarted(import.meta.url, example);
