import { existsSync, readFileSync } from 'node:fs';
import { createRandom } from '@cairn-ml/numeric';
import { disposeTree } from '@cairn-ml/tensor';
import { estimate } from '../test-time-rl/statistics.js';
import { type Intervention, interventions } from './interventions.js';
import type { Measurement } from './measure.js';
import { pretrain } from './pretrain.js';
import { drawScenes, inDomain, outOfDomain } from './scenes.js';
import { type Point, train } from './train.js';

export const pretrainSteps = 350;
export const settings = { steps: 160, scenesPerStep: 16, rollouts: 8, learningRate: 5e-4, measureEvery: 40 };

/** One training from the policy of a seed. */
export interface Run {
  seed: number;
  intervention: Intervention;
  points: Point[];
}

/** One pretrained policy for a seed, and each intervention from there with the same random numbers. */
export async function* runStudy(seed: number, missing: readonly Intervention[]): AsyncGenerator<Run> {
  const random = createRandom(seed);
  const held = { inDomain: drawScenes(150, inDomain, random), outOfDomain: drawScenes(150, outOfDomain, random) };
  const start = await pretrain(pretrainSteps, random);
  for (const intervention of missing) {
    const { points, policy } = await train(start, intervention, held, settings, createRandom(seed));
    disposeTree(policy);
    yield { seed, intervention, points };
  }
  disposeTree(start);
}

/** The runs of a file, one a line; none where there is no file. */
export function readRuns(path: string | URL): Run[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Run);
}

export type Domain = 'inDomain' | 'outOfDomain';

/** What the runs of an intervention measured at each step, mean and interval over seeds. */
export function curve(runs: readonly Run[], intervention: Intervention, domain: Domain, of: keyof Measurement) {
  const own = runs.filter((run) => run.intervention === intervention);
  return (own[0]?.points ?? []).map(({ step }, k) => ({
    step,
    ...estimate(own.map(({ points }) => points[k]![domain][of])),
  }));
}

/** A table: what is measured at the end, and in brackets how much more than without intervention, from the same policies. */
export function summary(runs: readonly Run[], domain: Domain, quantities: readonly (keyof Measurement)[]): string[][] {
  const last = (run: Run, of: keyof Measurement) => run.points.at(-1)![domain][of];
  const seen = interventions.filter((intervention) => runs.some((run) => run.intervention === intervention));
  return seen.map((intervention) => {
    const own = runs.filter((run) => run.intervention === intervention);
    return [
      intervention,
      ...quantities.map((of) => {
        const { mean, halfWidth } = estimate(own.map((run) => last(run, of)));
        const text = `${mean.toFixed(3)} ± ${halfWidth.toFixed(3)}`;
        if (intervention === 'none') return text;
        const gain = estimate(
          own.flatMap((run) => {
            const plain = runs.find((other) => other.seed === run.seed && other.intervention === 'none');
            return plain ? [last(run, of) - last(plain, of)] : [];
          }),
        );
        return `${text} (${gain.mean < 0 ? '−' : '+'}${Math.abs(gain.mean).toFixed(3)} ± ${gain.halfWidth.toFixed(3)})`;
      }),
    ];
  });
}
