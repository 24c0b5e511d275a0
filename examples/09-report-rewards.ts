import { criticalAwareRegularization, groupAdvantages } from '@cairn-ml/policy-optimization';
import { hierarchicalReportReward } from '@cairn-ml/rewards/report';
import { criticalLexicon } from '@cairn-ml/rewards/report/data';
import { rougeL, tokenizeWords } from '@cairn-ml/rewards/text';
import { init } from '@cairn-ml/tensor';
import * as Plot from '@observablehq/plot';
import { breakdown } from './figures/breakdown.js';
import { draw } from './figures/document.js';
import { trainPolicy } from './report-rewards/careful-policy.js';
import { labelFindings } from './report-rewards/chest-lexicon.js';
import { cases, kinds, write } from './report-rewards/reports.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const rounds = 30;

/** Six chest radiograph reports and six generated ones for each, scored end to end, and a policy trained on the scores. Not for clinical use. */
export const example: Example = {
  title: 'Rewards of radiology reports',
  summary: 'what each defect of a report costs, and what care for critical cases changes',
  steps: 3,
  async run(stage) {
    stage.say(
      `${cases.length} made-up chest radiograph reports, and for each: the reference itself, a rewording, and four with a defect. Inventing and omitting ` +
        'concern the impression alone, what is missing is in neither section. Labels come from a lexicon with negation scope, fluency is ROUGE-L.',
    );

    await stage.step('36 reports scored');
    const scored = cases.map(({ reference, rollouts }) =>
      hierarchicalReportReward(
        { rollouts: kinds.map((kind) => ({ text: write(rollouts[kind]) })), context: { reference: write(reference) } },
        {
          label: labelFindings,
          fluency: (hypothesis, reference) => rougeL(hypothesis, reference, { tokenize: tokenizeWords }).score,
          lexicon: criticalLexicon,
        },
      ),
    );
    const first = scored[0]!;
    const columns = [
      ...first.parts.map(({ name, rewards }) => ({ name, values: rewards })),
      { name: 'sum', values: first.rewards },
    ];
    stage.say(`One group, ${cases[0]!.name}, part by part:`);
    stage.table(
      ['report', ...columns.map(({ name }) => name)],
      kinds.map((kind, i) => [kind, ...columns.map(({ values }) => values[i]!.toFixed(3))]),
    );
    const means = columns.map(({ name }, column) => ({
      name,
      values: kinds.map((_, i) => mean(scored.map(({ parts, rewards }) => (parts[column]?.rewards ?? rewards)[i]!))),
    }));
    stage.figure(
      'report-rewards',
      breakdown(kinds, means),
      'Mean reward over the six cases, part by part; colour: distance from the faithful report.',
    );
    const meanOf = (part: string, kind: (typeof kinds)[number]) =>
      means.find(({ name }) => name === part)!.values[kinds.indexOf(kind)]!.toFixed(2);
    stage.say(
      `Fluency punishes the rewording most (${meanOf('fluency', 'reworded')}) and does not see a wrong impression. Consistency sees what the impression invents ` +
        `(${meanOf('consistency', 'inventing')}) or leaves out (${meanOf('consistency', 'omitting')}), and nothing in what both sections get wrong ` +
        `(${meanOf('consistency', 'missing')}, ${meanOf('consistency', 'overstating')}): that is left to the labels of the findings and of the impression.`,
    );

    await stage.step('advantages');
    const advantages = scored.map(({ rewards }) => groupAdvantages(rewards));
    const criticality = scored.map((each) => each.criticality);
    const careful = criticalAwareRegularization(criticality);
    stage.table(
      ['case', 'criticality', ...kinds, 'KL coefficient', 'clip range'],
      cases.map(({ name }, k) => [
        name,
        criticality[k]!,
        ...kinds.map((_, i) => advantages[k]![i]!.toFixed(2)),
        careful.klCoefficient[k]!.toFixed(2),
        careful.clipHigh[k]!.toFixed(2),
      ]),
    );
    stage.say(
      'Critical-aware regularisation leaves rewards and advantages as they are. It doubles the pull to the reference policy and halves the clip range of critical ' +
        'cases (our defaults); what that does is seen in training. Where nothing is critical, an impression that leaves a finding out can be worth more than a ' +
        'rewording: with equal weights, ROUGE-L is the strictest part.',
    );

    await stage.step('a policy trained with and without');
    await init();
    const rewards = scored.map((each) => each.rewards);
    const plain = await trainPolicy(rewards, (of) => criticalAwareRegularization(of.map(() => 0)), rounds);
    const guarded = await trainPolicy(
      rewards,
      (of) => criticalAwareRegularization(of.map((k) => criticality[k]!)),
      rounds,
    );
    const runs = [
      { name: 'plain', ...plain },
      { name: 'critical-aware', ...guarded },
    ];
    const levels = [...new Set(criticality)].sort((a, b) => a - b);
    const casesOf = (level: number) => cases.flatMap((_, k) => (criticality[k] === level ? [k] : []));
    const goodOf = (row: readonly number[]) => row[kinds.indexOf('faithful')]! + row[kinds.indexOf('reworded')]!;
    stage.table(
      [
        'criticality',
        'cases',
        ...runs.map(({ name }) => `good reports, ${name}`),
        ...runs.map(({ name }) => `KL at round 10, ${name}`),
      ],
      levels.map((level) => [
        level,
        casesOf(level).length,
        ...runs.map((run) => mean(casesOf(level).map((k) => goodOf(run.probabilities[k]!))).toFixed(3)),
        ...runs.map((run) => mean(casesOf(level).map((k) => run.divergence[k]![10]!)).toFixed(3)),
      ]),
    );
    const points = runs.flatMap(({ name, divergence }) =>
      levels.flatMap((level) =>
        Array.from({ length: rounds + 1 }, (_, round) => ({
          name,
          level: level === 0 ? 'not critical' : `criticality ${level}`,
          round,
          kl: mean(casesOf(level).map((k) => divergence[k]![round]!)),
        })),
      ),
    );
    stage.figure(
      'report-policies',
      draw({
        width: 660,
        height: 260,
        marginLeft: 50,
        marginBottom: 40,
        grid: true,
        style: { fontSize: '11px' },
        color: { domain: runs.map(({ name }) => name), range: ['#d98f5c', '#1f6f8b'] },
        fx: { label: null, domain: [...new Set(points.map(({ level }) => level))] },
        x: { label: 'round' },
        y: { label: 'KL from the start, nats' },
        marks: [
          Plot.line(points, { fx: 'level', x: 'round', y: 'kl', stroke: 'name' }),
          ...runs.map(({ name }, k) =>
            Plot.text(
              points.filter((point) => point.name === name && point.level === 'criticality 1' && point.round === 7),
              {
                fx: 'level',
                x: 'round',
                y: 'kl',
                text: 'name',
                fill: 'name',
                dx: 16 * k - 8,
                textAnchor: k ? 'start' : 'end',
              },
            ),
          ),
        ],
      }),
      'How far the policy has moved, by criticality of the case: the same rewards, with and without critical-aware regularisation.',
    );
    stage.say(
      'Cases that are not critical move alike. Critical ones move more slowly in the first rounds and end at the same reports: here, care buys time, not another answer.',
    );
  },
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

await runWhenStarted(import.meta.url, example);
