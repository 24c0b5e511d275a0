import { expect, test } from 'vitest';
import { combineRewards } from '../combine-rewards.js';
import { cardiacRewards } from './cardiac-rewards.js';
import { parseSteps } from './parse-steps.js';
import { proceduralQuality } from './procedural-quality.js';
import { proceduralQuantity } from './procedural-quantity.js';

const steps = [
  { title: 'Walls', views: ['PLAX', 'PSAX'] },
  { title: 'Strain', views: ['A4C'], modalities: ['strain'] },
];
const templates = [
  { id: 'amyloidosis', disease: 'Cardiac amyloidosis', steps },
  { id: 'hcm', disease: 'Hypertrophic cardiomyopathy', steps },
];
const good = '<think>1. Walls: PLAX and PSAX.\n2. Strain: low in A4C.</think><answer>cardiac amyloidosis</answer>';
const poor =
  '<think>1. Walls: PLAX.\n2. Strain: low.\n3. Strain: low.</think><answer>hypertrophic cardiomyopathy</answer>';
const rollouts = [{ text: good }, { text: poor }, { text: 'No.' }];
const context = { template: 'amyloidosis' };
/** Counts of two letters: enough to tell directions apart. */
const embed = (texts: readonly string[]) => texts.map((text) => [text.split('a').length, text.split('S').length]);

test('the parts are the single rewards, and the sum is theirs', async () => {
  const visualEmbeddings = [[1, 2]];
  const reward = cardiacRewards(templates, { embed, weights: { quality: 2 }, quality: { order: 'lcs' } });
  const { rewards, parts } = await reward({ rollouts, context: { ...context, visualEmbeddings } });
  const byName = new Map(parts.map((part) => [part.name, part.rewards]));
  expect([...byName.keys()]).toEqual(['format', 'accuracy', 'quantity', 'quality', 'grounding']);
  expect(byName.get('format')).toEqual([1, 1, 0]);
  expect(byName.get('accuracy')).toEqual([1, 0, 0]);
  expect(byName.get('quantity')).toEqual([1, 2 / 3, 0]);
  for (const [i, { text }] of rollouts.entries()) {
    const written = parseSteps(text).steps;
    expect(byName.get('quantity')![i]).toBe(proceduralQuantity(written, templates[0]!));
    expect(byName.get('quality')![i]).toBe(proceduralQuality(written, templates[0]!, { order: 'lcs' }).score);
    const sum = parts.reduce((total, part) => total + (part.name === 'quality' ? 2 : 1) * part.rewards[i]!, 0);
    expect(rewards[i]).toBeCloseTo(sum, 12);
  }
  // 'Walls. PLAX and PSAX.' has 2 a and 1 S; 'Strain. low in A4C.' 1 and 1: counts plus one are (3, 2) and (2, 2), against (1, 2)
  const cosine = ([x, y]: [number, number]) => (x + 2 * y) / Math.hypot(x, y) / Math.sqrt(5);
  expect(byName.get('grounding')![0]).toBeCloseTo((cosine([3, 2]) + cosine([2, 2])) / 2, 12);
  expect(byName.get('grounding')![2]).toBe(0);
});

test('grounding does not apply without an encoder or without anything seen, and adds nothing', async () => {
  const visualEmbeddings = [[1, 2]];
  for (const [options, seen] of [
    [{}, { visualEmbeddings }],
    [{ embed }, {}],
    [{ embed }, { visualEmbeddings: [] }],
  ] as const) {
    const { rewards, parts } = await cardiacRewards(templates, options)({ rollouts, context: { ...context, ...seen } });
    expect(parts[4]!.rewards).toEqual([null, null, null]);
    expect(rewards[0]).toBe(4);
  }
});

test('a weight of 0 leaves a part out; schedules follow the step', async () => {
  const reward = cardiacRewards(templates, {
    weights: { format: 0, quantity: 0, quality: 0, grounding: 0, accuracy: (step) => step / 10 },
  });
  const { rewards, parts } = await reward({ rollouts, context }, { step: 5 });
  expect(parts.map(({ name }) => name)).toEqual(['accuracy']);
  expect(rewards).toEqual([0.5, 0, 0]);
});

test('the answer of a rollout goes before the one in the text; naming every disease earns nothing', async () => {
  const text = '<think>So it is.</think><answer>cardiac amyloidosis or hypertrophic cardiomyopathy</answer>';
  const reward = cardiacRewards(templates, { accuracy: { match: 'mention' } });
  const { parts } = await reward({
    rollouts: [{ text }, { text, answer: 'cardiac amyloidosis' }, { text, answer: null }],
    context,
  });
  expect(parts[1]!.rewards).toEqual([0, 1, 0]);
});

test('it is a reward: it can be a part of another', async () => {
  const reward = combineRewards([{ name: 'cardiac', reward: cardiacRewards(templates), weight: 0.5 }]);
  const { rewards } = await reward({ rollouts, context });
  expect(rewards[0]).toBe(2);
});

test('bad input', async () => {
  expect(() => cardiacRewards([])).toThrow('cardiacRewards: `templates` must be an array of at least one');
  expect(() => cardiacRewards([templates[0]!, templates[0]!])).toThrow('`templates[1].id` must be given once');
  expect(() => cardiacRewards(templates, { weights: { acuracy: 1 } as never })).toThrow(
    '`weights` must have no keys but format,',
  );
  const reward = cardiacRewards(templates, { embed: () => [] });
  await expect(reward({ rollouts })).rejects.toThrow(
    '`group.context.template` must be the id of a template, got undefined.',
  );
  await expect(reward({ rollouts, context: { template: '__proto__' } })).rejects.toThrow('got "__proto__".');
  await expect(reward({ rollouts: [{}], context })).rejects.toThrow(
    '`rollouts[0].text` must be a string, got undefined.',
  );
  const seen = { ...context, visualEmbeddings: [[1]] };
  await expect(reward({ rollouts, context: seen })).rejects.toThrow(
    '`embed()` must have one row per text (2), got [0].',
  );
});

test('an ended signal stops it', async () => {
  const reward = cardiacRewards(templates);
  await expect(reward({ rollouts, context }, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
    'enough',
  );
});
