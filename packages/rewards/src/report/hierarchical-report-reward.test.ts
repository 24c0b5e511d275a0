import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.js';
import { combineRewards } from '../combine-rewards.js';
import { criticalLexicon } from './data/critical-lexicon.js';
import { hierarchicalReportReward } from './hierarchical-report-reward.js';

const names = ['Edema', 'Fracture', 'Pneumothorax'];
const label = (text: string) => names.filter((name) => text.includes(name));
const reference = 'Findings: Edema and Pneumothorax.\nImpression: Pneumothorax.';
const score = (texts: string[], options = {}) =>
  hierarchicalReportReward(
    { rollouts: texts.map((text) => ({ text })), context: { reference } },
    { label, lexicon: criticalLexicon, ...options },
  );

test('by hand: right, omitting, inventing, without sections', () => {
  const { parts, rewards, global, local } = score([
    reference,
    'Findings: Edema and Pneumothorax.\nImpression: Edema.',
    'Findings: Edema and Pneumothorax.\nImpression: Pneumothorax, Fracture.',
    'Edema and Pneumothorax.',
  ]);
  expect(parts.map(({ name }) => name)).toEqual(['medical', 'consistency', 'impression']);
  expect(parts[0]!.rewards).toEqual([1, 1, 1, 0]);
  expect(parts[1]!.rewards).toEqual([1, 1 - 0.5, 0.5 - 0.5 * 0.5, 1]); // omitted: all critical; invented: half
  expect(parts[2]!.rewards).toEqual([1, 0, 1 - 1 / 3, 0]);
  expect(rewards).toEqual(global.map((sum, i) => sum + local[i]!));
});

test('weights, fluency, and which text is read', () => {
  const seen: string[][] = [];
  const fluency = (a: string, b: string) => seen.push([a, b]) && 0.5;
  const text = 'Findings: x\nImpression: y';
  const { rewards } = score([text], { fluency, weights: { fluency: 4, medical: 0, consistency: 0, impression: 0 } });
  expect([rewards, seen]).toEqual([[2], [['x', 'Edema and Pneumothorax.']]]);
  score([text], { fluency, globalOver: 'report' });
  expect(seen[1]).toEqual([text, reference]);
  const own = score([text], { medical: () => 0.25 });
  expect(own.parts[0]!.rewards).toEqual([0.25]);
});

test('is a reward of the contract, and tells what is critical in the reference', async () => {
  const reward = combineRewards<{ reference: string }>([
    { name: 'report', reward: (group) => hierarchicalReportReward(group, { label }) },
  ]);
  const group = { rollouts: [{ text: reference }], context: { reference } };
  expect((await reward(group)).rewards).toEqual([3]);
  expect(score([], { lexicon: undefined }).criticality).toBe(0);
  expect(score([reference]).diagnostics).toEqual({ criticality: 0.5, medical: 1, consistency: 1, impression: 1 });
});

test('the reference may be given as sections; labels of a section are asked for once', () => {
  let calls = 0;
  const count = (text: string) => {
    calls++;
    return label(text);
  };
  const sections = { findings: 'Edema', impression: 'Edema' };
  const rollouts = [1, 2].map(() => ({ text: 'Findings: Edema\nImpression: Edema' }));
  expect(hierarchicalReportReward({ rollouts, context: { reference: sections } }, { label: count }).rewards).toEqual([
    3, 3,
  ]);
  expect(calls).toBe(1);
});

test('survives any text with finite rewards', () => {
  fc.assert(
    fc.property(fc.array(anyText(40), { maxLength: 4 }), anyText(12), (texts, given) => {
      const rollouts = texts.map((text) => ({ text }));
      const { rewards } = hierarchicalReportReward({ rollouts, context: { reference: given } }, { label });
      expect(rewards.every(Number.isFinite)).toBe(true);
    }),
  );
});

test('errors name the argument', () => {
  const context = { reference };
  expect(() => hierarchicalReportReward({ rollouts: [{}], context }, { label })).toThrow('`rollouts[0].text` must be');
  expect(() => hierarchicalReportReward({ rollouts: [] }, { label })).toThrow('`group.context.reference` must be');
  expect(() => score(['x'], { fluency: () => Number.NaN })).toThrow('`fluency of rollouts[0]` must be a finite number');
  expect(() => score(['x'], { weights: { medical: -1 } })).toThrow('`weights.medical` must be a finite number');
  expect(() => score(['x'], { globalOver: 'all' })).toThrow("`globalOver` must be 'findings' | 'report'");
});
