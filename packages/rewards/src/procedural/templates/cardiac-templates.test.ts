import { expect, test } from 'vitest';
import { accuracyReward } from '../accuracy-reward.js';
import { parseSteps } from '../parse-steps.js';
import { proceduralQuality } from '../procedural-quality.js';
import type { Requirement } from '../reasoning-template.js';
import { cardiacTemplates } from './cardiac-templates.js';
import { readTemplate } from './read-template.js';

test('fifteen diseases, each valid, with its own id and name, and with dated sources', () => {
  expect(cardiacTemplates).toHaveLength(15);
  expect(new Set(cardiacTemplates.map(({ id }) => id)).size).toBe(15);
  for (const template of cardiacTemplates) {
    expect(readTemplate(template)).toBe(template);
    expect(template.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(template.steps.length).toBeGreaterThanOrEqual(7);
    expect(template.sources!.length).toBeGreaterThanOrEqual(2);
    for (const { year } of template.sources!) expect(year).toBeGreaterThanOrEqual(2009);
  }
});

test('no answer is right for two diseases', () => {
  for (const template of cardiacTemplates) {
    for (const answer of [template.disease, ...template.aliases!]) {
      const right = cardiacTemplates.filter((other) => accuracyReward(answer, other) === 1);
      expect(right.map(({ id }) => id)).toEqual([template.id]);
    }
  }
});

test('a chain written from a template, title and requirements step by step, has full quality and order', () => {
  const first = (requirements: readonly Requirement[] = []) => requirements.map((each) => [each].flat()[0]);
  for (const template of cardiacTemplates) {
    const lines = template.steps.map(({ title, views, modalities }, k) => {
      return `${k + 1}. ${title}: ${[...first(views), ...first(modalities)].join(', ')}`;
    });
    const { steps } = parseSteps(`<think>${lines.join('\n')}</think>`, { minimumWords: 1 });
    const { score, order, steps: covered } = proceduralQuality(steps, template, { order: 'lcs' });
    expect([template.id, score, order]).toEqual([template.id, 1, 1]);
    for (const [t, { written, missing }] of covered.entries())
      expect([template.id, t, written, missing]).toEqual([template.id, t, [t], []]);
  }
});

test('the instructions of a template, read as a chain, are about their own steps in order', () => {
  for (const template of cardiacTemplates) {
    const text = template.steps
      .map(({ title, instruction }, k) => `Step ${k + 1}: ${title}. ${instruction}`)
      .join('\n');
    const { order } = proceduralQuality(parseSteps(text).steps, template, { order: 'lcs' });
    expect([template.id, order]).toEqual([template.id, 1]);
  }
});
