import {
  entropyAdversarialSample,
  entropyGradient,
  type SelectTokens,
  selectModerateEntropy,
  selectTopEntropy,
} from '@cairn-ml/entropy-intervention';
import { createRandom } from '@cairn-ml/numeric';
import { disposeTree, init, type Tensor, tensor } from '@cairn-ml/tensor';
import { curvesChart, entropyText, scenePanels } from './entropy-intervention/charts.js';
import { type Policy, type Responses, responseLength, responseLogits } from './entropy-intervention/policy.js';
import { pretrain } from './entropy-intervention/pretrain.js';
import { sampleRollouts } from './entropy-intervention/rollouts.js';
import { colors, drawScenes, inDomain, sceneSize } from './entropy-intervention/scenes.js';
import { pretrainSteps, readRuns, settings, summary } from './entropy-intervention/study.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const [scenesShown, scenesAsked, perScene] = [3, 48, 4];

/** What the entropy is raised of: all digits, those of moderate entropy, or the most open ones. */
const selections: Record<string, SelectTokens | undefined> = {
  'all digits (EgAS)': undefined,
  'moderate ones (TsEC)': (entropies, mask) => selectModerateEntropy(entropies, { mask }),
  'the most open fifth': (entropies, mask) => selectTopEntropy(entropies, { mask }),
};

/**
 * A small vision-language policy that counts shapes: what a little change of the image does to its entropies, and what that does to training.
 *
 *     npx tsx 11-entropy-intervention.ts
 *     npx tsx entropy-intervention/long-run.ts --seeds 1,2,3,4,5
 */
export const example: Example = {
  title: 'Entropy intervention: adversarial images for exploration',
  summary: 'EgAS and TsEC on a small vision-language policy, and GRPO with them',
  steps: 3,
  async run(stage) {
    await init({ force: true });
    await stage.step(`a policy that counts shapes, ${pretrainSteps} batches`);
    const random = createRandom(3);
    const policy = await pretrain(pretrainSteps, random);
    const { pixels, questions } = drawScenes(scenesAsked, inDomain, random);
    const images: Tensor = tensor(pixels, [scenesAsked, sceneSize, sceneSize, 3]);
    const responses = await sampleRollouts(images, questions, policy, perScene, random);

    await stage.step('what changes of an image do');
    const forward = (images: Tensor, responses: Responses) => responseLogits(images, responses, policy);
    const rows: string[][] = [];
    let adversarial = images;
    for (const [name, selection] of Object.entries(selections)) {
      const { image, objective } = await entropyAdversarialSample({
        image: images,
        forward,
        responses,
        epsilon: 8 / 255,
        steps: 4,
        batched: true,
        ...(selection && { selection }),
      });
      const before = await meanEntropies(images, responses, policy);
      const after = await meanEntropies(image, responses, policy);
      rows.push([name, objective[0]!.toFixed(3), objective.at(-1)!.toFixed(3), before.toFixed(3), after.toFixed(3)]);
      if (name.includes('TsEC')) adversarial = image;
      else image.dispose();
    }
    stage.say(
      `Four steps of projected gradient ascent, pixels by at most 8/255, on ${scenesAsked} scenes with ${perScene} responses each; entropies in nats.`,
    );
    stage.table(
      ['raised for', 'objective, clean', 'objective, adversarial', 'mean of all, clean', 'mean of all, adversarial'],
      rows,
    );
    const [clean, changed] = [await images.data(), await adversarial.data()];
    const size = sceneSize * sceneSize * 3;
    const part = (values: ArrayLike<number>, i: number) => Array.from(values).slice(i * size, (i + 1) * size);
    stage.figure(
      'entropy-scenes',
      scenePanels(
        Array.from({ length: scenesShown }, (_, i) => ({ clean: part(clean, i), changed: part(changed, i) })),
      ),
      'Three scenes, their adversarial images (TsEC, 8/255), and the difference.',
    );
    const entropies = [await entropyRows(images, responses, policy), await entropyRows(adversarial, responses, policy)];
    stage.figure(
      'entropy-tokens',
      entropyText(
        Array.from({ length: scenesShown * perScene }, (_, i) => ({
          label: i % perScene === 0 ? `How many ${colors[questions[responses.owners[i]!]!]} shapes?` : '',
          digits: responses.digits.subarray(i * responseLength, (i + 1) * responseLength),
          clean: entropies[0]![i]!,
          changed: entropies[1]![i]!,
        })),
      ),
      'Responses to these scenes: shapes in each quarter, then in all. The darker, the less sure the policy was of the digit.',
    );
    disposeTree([policy, images, adversarial]);

    await stage.step('GRPO with and without, from the results of the long run');
    const runs = readRuns(new URL('entropy-intervention/results.jsonl', import.meta.url));
    const seeds = new Set(runs.map(({ seed }) => seed)).size;
    stage.say(
      `${seeds} seeds, ${settings.steps} steps, ${settings.rollouts} rollouts to each of ${settings.scenesPerStep} scenes, half of them on disturbed images; ` +
        'means and 95 % intervals over seeds, in brackets the difference to no intervention.',
    );
    const quantities = ['entropy', 'distinctAnswers', 'passAt1', 'passAt8'] as const;
    for (const domain of ['inDomain', 'outOfDomain'] as const)
      stage.table(
        [domain === 'inDomain' ? 'in domain' : 'out of domain', ...quantities],
        summary(runs, domain, quantities),
      );
    stage.figure(
      'entropy-training',
      curvesChart(runs, {
        entropy: 'entropy, nats',
        distinctAnswers: 'answers of 16',
        passAt1: 'pass@1',
        passAt8: 'pass@8',
      }),
      'What is measured over training, in and out of domain; bands are 95 % intervals over seeds.',
    );
  },
};

async function entropyRows(images: Tensor, responses: Responses, policy: Policy): Promise<number[][]> {
  const asked = { image: images, forward: (image: Tensor) => responseLogits(image, responses, policy), responses };
  const { objective, gradient, entropies } = entropyGradient(asked);
  const rows = (await entropies.array()) as number[][];
  disposeTree([objective, gradient, entropies]);
  return rows;
}

async function meanEntropies(images: Tensor, responses: Responses, policy: Policy): Promise<number> {
  const rows = await entropyRows(images, responses, policy);
  return rows.flat().reduce((sum, value) => sum + value, 0) / rows.flat().length;
}

await runWhenStarted(import.meta.url, example);
