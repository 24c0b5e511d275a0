import { parseArgs } from 'node:util';
import type { MeanWithInterval } from '@cairn-ml/mdlm-metrics/analysis';
import { kendallTau } from '@cairn-ml/numeric';
import { init } from '@cairn-ml/tensor';
import { animationPage } from './parallel-decoding/animation.js';
import { decodersFor, type NamedDecoder } from './parallel-decoding/decoders.js';
import { decodeHeatMaps, frontier, stepByCandidates, tauByDomain } from './parallel-decoding/figures.js';
import { type Measured, measure } from './parallel-decoding/measure.js';
import { openModel } from './parallel-decoding/models.js';
import { largePuzzles, smallPuzzles, sudokuTask, type Task, textTask } from './parallel-decoding/tasks.js';
import { decodeText } from './parallel-decoding/text.js';
import { trainModels } from './parallel-decoding/train.js';
import { watch } from './parallel-decoding/watch.js';
import type { Example, Stage } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';

const blanks = 11;
const largeBlanks = 50;
const contestants = ['surest first', 'Fast-dLLM, threshold 0.9', 'random order'];

/** Models trained in this repository, decoded in every way of the package. With `--train` they are trained anew first. */
export const example: Example = {
  title: 'Parallel decoding: what it wins, and what it costs',
  summary: 'masked diffusion models of Sudoku and of a text, under every decoder',
  steps: 4,
  async run(stage) {
    await init({ force: true }); // the best device, whatever an earlier stop of the tour chose
    await stage.step('4 x 4 Sudoku, every decoder');
    const small = openModel('sudoku-4');
    const doubtful = openModel('sudoku-4-doubtful');
    const smallTask = sudokuTask('Sudoku 4 x 4', 'sudoku-4', smallPuzzles(200, blanks), small.maskId);
    const rows: Measured[] = [];
    for (const decoder of decodersFor(blanks)) {
      const model = decoder.name.startsWith('write') ? doubtful : small;
      rows.push(await measure(model, smallTask, decoder));
    }
    showDecoders(stage, rows, smallTask);

    await stage.step('one puzzle, step by step');
    const large = openModel('sudoku-9');
    const largeTask = sudokuTask('Sudoku 9 x 9', 'sudoku-9', largePuzzles(20, largeBlanks), large.maskId);
    const decoders = pick(decodersFor(largeBlanks), contestants);
    const [surest, parallel] = decoders as [NamedDecoder, NamedDecoder];
    const maps = [
      { title: 'surest first', watched: await watch(small, smallTask.canvases[0]!, surest) },
      { title: 'threshold 0.9', watched: await watch(small, smallTask.canvases[0]!, parallel) },
    ];
    stage.figure('decoding-steps', decodeHeatMaps(maps, 240), heatMapCaption('4 x 4'));
    const largeMaps = [
      { title: 'surest first', watched: await watch(large, largeTask.canvases[0]!, surest) },
      { title: 'threshold 0.9', watched: await watch(large, largeTask.canvases[0]!, parallel) },
    ];
    stage.figure('decoding-steps-9', decodeHeatMaps(largeMaps, 460), heatMapCaption('9 x 9'));
    stage.page(
      'decoding',
      animationPage(
        'A 9 x 9 Sudoku, decoded with threshold 0.9',
        largeTask.canvases[0]!,
        large.maskId,
        largeMaps[1]!.watched,
      ),
      'The same decode, playing: blue is how sure the model is of a blank, orange what was just written.',
    );

    await stage.step('other domains');
    const text = openModel('text');
    const gaps = textTask('text, gaps', 16, text.maskId, (_, draw) => draw < 0.3);
    const continued = textTask('text, continued', 16, text.maskId, (i) => i >= 32);
    const domains = contestants.map((name) => rows.find(({ decoder }) => decoder.name === name)!);
    for (const [model, task] of [
      [large, largeTask],
      [text, gaps],
      [text, continued],
    ] as const) {
      for (const decoder of decoders) domains.push(await measure(model, task, decoder));
    }
    showDomains(stage, domains);

    await stage.step('a text');
    const canvas = continued.canvases[2]!;
    const { tokens } = await watch(text, canvas, surest);
    stage.say(
      `Held out: "${decodeText(continued.solutions[2]!)}". The model's: "${decodeText(tokens)}", from the first 32 characters.`,
    );
    for (const model of [small, doubtful, large, text]) model.dispose();
  },
};

const heatMapCaption = (size: string): string =>
  `How sure the model is of each blank of a ${size} Sudoku (dark: sure) at each step, until it is written (dot).`;

function pick(decoders: readonly NamedDecoder[], names: readonly string[]): NamedDecoder[] {
  return names.map((name) => decoders.find((decoder) => decoder.name === name)!);
}

const number = (value: number, digits = 3): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const interval = ({ mean, low, high }: MeanWithInterval): string =>
  `${number(mean)} (${number(low)} to ${number(high)})`;

function showDecoders(stage: Stage, rows: readonly Measured[], task: Task): void {
  stage.table(
    ['decoder', 'solved', 'AFP', 'TPF', 'NFE', 'tau, position', 'tau, difficulty'],
    rows.map(({ decoder, solved, afp, tpf, nfe, tauPosition, tauDifficulty }) => [
      decoder.name,
      solved.toFixed(3),
      number(afp.mean, 2),
      number(tpf.mean, 2),
      number(nfe, 1),
      number(tauPosition.mean),
      number(tauDifficulty.mean),
    ]),
  );
  stage.say(
    'The three decoders that write with threshold 0.5 and may edit use a second model, which was trained with wrong tokens beside the masks and so can doubt what stands there.',
  );
  stage.figure(
    'decoding-frontier',
    frontier(rows),
    `Puzzles solved against parallelism: ${task.canvases.length} puzzles of 4 x 4 with ${blanks} blanks and one solution, of grids that were not trained on.`,
  );
  stage.say(paysFor(rows));
  const chosen = contestants.map((name) => rows.find(({ decoder }) => decoder.name === name)!);
  stage.figure(
    'decoding-difficulty',
    stepByCandidates(chosen, task.difficulties!),
    'When blanks are written, by how many digits their row, column and box leave.',
  );
  stage.say(chosen.map(easyFirst).join(' '));
}

/** Says whether, among decoders that go by sureness, more parallel ones solve less. */
function paysFor(rows: readonly Measured[]): string {
  const families = rows.filter(({ decoder }) => decoder.family !== 'other');
  const tau = kendallTau(
    families.map(({ afp }) => afp.mean),
    families.map(({ solved }) => solved),
  );
  const most = Math.max(...families.map(({ solved }) => solved));
  const free = families
    .filter(({ solved }) => solved >= most - 0.01)
    .reduce((a, b) => (b.afp.mean > a.afp.mean ? b : a));
  const verdict = tau < 0 ? 'Parallelism costs accuracy' : 'Parallelism does not cost accuracy here';
  return (
    `${verdict}: over ${families.length} settings that go by sureness, tau of AFP and puzzles solved is ${number(tau)}. ` +
    `Nearly free: “${free.decoder.name}” solves ${(100 * free.solved).toFixed(1)} % at an AFP of ${number(free.afp.mean, 2)}.`
  );
}

function easyFirst({ decoder, tauDifficulty, excess }: Measured): string {
  const { low, high } = tauDifficulty;
  const verdict =
    low > 0 ? 'begins with easy blanks' : high < 0 ? 'begins with hard blanks' : 'does not mind difficulty';
  return `“${decoder.name}” ${verdict}: tau with the number of digits that fit is ${interval(tauDifficulty)}, ${number(excess.mean)} beyond left to right.`;
}

function showDomains(stage: Stage, rows: readonly Measured[]): void {
  stage.table(
    ['task', 'decoder', 'solved', 'masks right', 'AFP', 'tau, position', 'tau, difficulty'],
    rows.map(({ task, decoder, solved, right, afp, tauPosition, tauDifficulty }) => [
      task,
      decoder.name,
      solved.toFixed(3),
      right.toFixed(3),
      number(afp.mean, 2),
      interval(tauPosition),
      interval(tauDifficulty),
    ]),
  );
  stage.figure(
    'decoding-domains',
    tauByDomain(rows),
    'Order of decoding by domain: with the position from left to right, and with the number of digits that fit.',
  );
}

if (parseArgs({ strict: false }).values.train) await trainModels();
await runWhenStarted(import.meta.url, example);
