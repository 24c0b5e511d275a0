import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { init } from '@cairn-ml/tensor';
import { interventions } from './interventions.js';
import { readRuns, runStudy } from './study.js';

/**
 * Every intervention over seeds; each run is a line of the results, and is not done again when the script is started once more.
 *
 *     npx tsx entropy-intervention/long-run.ts --seeds 1,2,3,4,5
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5' },
    results: { type: 'string', default: new URL('results.jsonl', import.meta.url).pathname },
    device: { type: 'string', default: 'auto' },
  },
});
await init({ device: values.device as 'auto' });
for (const seed of values.seeds.split(',').map(Number)) {
  const done = readRuns(values.results).filter((run) => run.seed === seed);
  const missing = interventions.filter((name) => !done.some(({ intervention }) => intervention === name));
  if (missing.length === 0) continue;
  for await (const run of runStudy(seed, missing)) {
    appendFileSync(values.results, `${JSON.stringify(run)}\n`);
    console.log(`seed ${seed}, ${run.intervention}: pass@1 ${run.points.at(-1)!.inDomain.passAt1.toFixed(3)}`);
  }
}
