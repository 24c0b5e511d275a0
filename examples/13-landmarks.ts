import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { init } from '@cairn-ml/tensor';
import { hasColin } from './landmarks/colin27.js';
import { showBrain } from './landmarks/show-brain.js';
import { showHands } from './landmarks/show-hands.js';
import { showStudy } from './landmarks/show-study.js';
import { readStudy, resultsFile, runStudy } from './landmarks/study.js';
import { contestants } from './landmarks/trial.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

/**
 * Landmarks from a few images, on networks that were trained on photographs. Hands are invented and drawn now; the study on a real brain is in the
 * repository, and its images are drawn, too, once `pnpm data` has fetched them.
 *
 *     npx tsx 13-landmarks.ts
 *     npx tsx 13-landmarks.ts --study --seeds 0,1,2,3,4,5,6,7,8,9 --file landmarks/results.jsonl
 */
export const example: Example = {
  title: 'Landmarks from a few images',
  summary: 'frozen networks of photographs on invented hands and on a real brain',
  steps: 3,
  async run(stage) {
    await init({ force: true });
    await stage.step('invented hands, eight to fit on');
    await showHands(stage);
    await stage.step('a real brain: the study');
    const study = readStudy();
    showStudy(stage, study);
    await stage.step('a real brain: images');
    if (hasColin()) await showBrain(stage, study);
    else stage.say('The images of the brain are not here: `pnpm data` fetches them (16 MB of a Debian package).');
  },
};

const { values } = parseArgs({
  strict: false,
  options: {
    study: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '0,1,2,3,4,5,6,7,8,9' },
    file: { type: 'string', default: resultsFile },
  },
});
if (process.argv[1] === fileURLToPath(import.meta.url) && values.study) {
  await init({ force: true });
  await runStudy(values.file as string, contestants, (values.seeds as string).split(',').map(Number), console.log);
} else await runWhenStarted(import.meta.url, example);
