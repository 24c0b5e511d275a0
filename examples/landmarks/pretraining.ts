/**
 * Does a head that was pretrained on several data sets need fewer images of another one?
 *
 *     npx tsx examples/landmarks/pretraining.ts [--seeds 0,1,2,3,4] [--file examples/landmarks/pretraining.jsonl]
 *
 * Invented radiographs; the network (MediaPipe's for hands) stays frozen. Trials that are in the file are not run again, so that with the file of this
 * repository only the tables are printed.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type Backbone,
  createLandmarkModel,
  type FitOptions,
  type LandmarkModel,
  loadHumanBackbone,
  loadLandmarkModel,
} from '@cairn-ml/landmarks/adaptation';
import { cephalogramPhantom, handPhantom, type Phantom, type PhantomOptions } from '@cairn-ml/landmarks/phantoms';
import { init } from '@cairn-ml/tensor';

/** Another hospital: film that is not inverted, darker, noisier, turned further, smaller. */
const elsewhere: PhantomOptions = { inverted: true, gamma: 1.6, noise: 2, rotation: 12, scale: [0.65, 0.9] };
const dataSets = {
  hands: (seed: number) => handPhantom(seed),
  handsElsewhere: (seed: number) => handPhantom(seed, elsewhere),
  skulls: (seed: number) => cephalogramPhantom(seed),
  skullsElsewhere: (seed: number) => cephalogramPhantom(seed, elsewhere),
} satisfies Record<string, (seed: number) => Phantom>;
type DataSet = keyof typeof dataSets;

const range = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i);
/** 37 landmarks of hands, then 19 of skulls. */
const union = {
  hands: range(0, 37),
  handsElsewhere: range(0, 37),
  skulls: range(37, 19),
  skullsElsewhere: range(37, 19),
};

/** What is learnt before, and what from a few images afterwards. */
const tasks = {
  'same landmarks, other hospital': { before: ['hands', 'skulls'], target: 'skullsElsewhere', landmarks: union.skulls },
  'other anatomy': {
    before: ['hands', 'handsElsewhere'],
    target: 'skulls',
    landmarks: union.skulls.map(() => 'new' as const),
  },
} as const satisfies Record<
  string,
  { before: readonly DataSet[]; target: DataSet; landmarks: readonly (number | 'new')[] }
>;
type Task = keyof typeof tasks;

const methods = ['ridge', 'fresh', 'pretrained, all weights', 'pretrained, low rank', 'pretrained, no images'] as const;
type Method = (typeof methods)[number];

interface Trial {
  task: Task;
  method: Method;
  shots: number;
  seed: number;
}
interface Result extends Trial {
  /** Mean radial error in mm, and share of errors below 4 mm. */
  error: number;
  rate: number;
  trained: number;
}

const head = { type: 'deconvolution', upsampling: [24], mixing: [24] } as const;
const [imagesBefore, epochsBefore, testImages, steps] = [24, 30, 20, 150];
const learningRates = [0.001, 0.005, 0.02];
/** Of the images to test on, and of those that learning rates are chosen by. */
const [testSeed, rehearsalSeed] = [500_000, 600_000];

/** A learning rate, chosen by the error in mm on images that no trial has. */
interface Choice {
  method: Method;
  rehearsed: number[];
  rate: number;
}

/** Images of a data set; every use has seeds of its own. */
function draw(name: DataSet, first: number, count: number) {
  return range(first, count).map((seed) => ({ ...dataSets[name](seed), dataset: name }));
}

const samplesBefore = (task: Task, seed: number) =>
  tasks[task].before.flatMap((name) => draw(name, 10_000 + 1000 * seed, imagesBefore));

async function pretrain(backbone: Backbone, task: Task, seed: number): Promise<Uint8Array> {
  const model = createLandmarkModel({ backbone, numLandmarks: 56, head });
  await model.fit(samplesBefore(task, seed), { labelSpace: union, epochs: epochsBefore, seed });
  const bytes = await model.save();
  model.dispose();
  return bytes;
}

interface Networks {
  /** 28 x 28 places, for heads that double it. */
  coarse: Backbone;
  /** 56 x 56 places, for the closed form. */
  fine: Backbone;
}

/** The result of one method; `file` is the pretrained head. */
async function run(
  trial: Trial,
  { coarse, fine }: Networks,
  file: Uint8Array,
  learningRate: number,
  heldSeed = testSeed,
): Promise<Result> {
  const { task, method, shots, seed } = trial;
  const { target, landmarks } = tasks[task];
  const few = draw(target, 20_000 + 1000 * seed, 8).slice(0, shots);
  const fit = async (model: LandmarkModel, options: FitOptions = {}) => {
    const labelSpace = { [target]: range(0, 19) };
    const epochs = Math.ceil((4 * steps) / Math.max(shots, 1));
    const trained = shots > 0 ? (await model.fit(few, { labelSpace, epochs, seed, ...options })).trained : 0;
    const held = draw(target, heldSeed, testImages);
    const { pooled, successRates } = await model.evaluate(held, {
      labelSpace,
      radii: [4],
      spacing: held.map(({ spacing }) => spacing),
    });
    model.dispose();
    return { ...trial, error: pooled.mean, rate: successRates[0]!.rate, trained };
  };
  if (method === 'ridge') return fit(createLandmarkModel({ backbone: fine, numLandmarks: 19 }));
  if (method === 'fresh')
    return fit(createLandmarkModel({ backbone: coarse, numLandmarks: 19, head }), { learningRate });
  const model = loadLandmarkModel(file, { backbone: coarse, landmarks });
  if (method === 'pretrained, low rank') {
    const isNew = landmarks.some((landmark) => landmark === 'new');
    const lowRank = { rank: 4, output: isNew ? 'full' : 'low-rank' } as const;
    return fit(model, { learningRate, start: 'current', lowRank });
  }
  return fit(model, { learningRate, start: 'current' });
}

function trialsOf(task: Task, seed: number): Trial[] {
  const trained = [4, 8].flatMap((shots) => methods.slice(0, 4).map((method) => ({ task, method, shots, seed })));
  const untrained = { task, method: 'pretrained, no images', shots: 0, seed } as const;
  return task === 'other anatomy' ? trained : [...trained, untrained];
}

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '0,1,2,3,4' },
    file: { type: 'string', default: fileURLToPath(new URL('pretraining.jsonl', import.meta.url)) },
  },
});
const same = (a: Trial, b: Trial) => (['task', 'method', 'shots', 'seed'] as const).every((key) => a[key] === b[key]);
const lines = existsSync(options.file) ? readFileSync(options.file, 'utf8').split('\n') : [];
const records = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Choice | Result);
const choices = records.filter((record): record is Choice => 'rate' in record && 'rehearsed' in record);
const results = records.filter((record): record is Result => 'error' in record);
const write = (record: Choice | Result) => appendFileSync(options.file, `${JSON.stringify(record)}\n`);

let opened: Networks | undefined;
async function openNetworks(): Promise<Networks> {
  await init();
  const folder = fileURLToPath(new URL('../models/', import.meta.resolve('@vladmandic/human')));
  const [small, middle, large] = ['model_1/model/add_6/ArithmeticOptimizer/AddOpsRewrite_add', 'Add_9', 'Add_5'];
  const open = (taps: string[]) => loadHumanBackbone(folder, { model: 'handlandmark-lite', taps });
  return { coarse: await open([middle!, small!]), fine: await open([large!, middle!, small!]) };
}

/** Learning rates of all methods that have one, in a rehearsal with seeds and images of its own. */
async function chooseRates(networks: Networks): Promise<void> {
  const [task, seed] = ['same landmarks, other hospital', 900] as const;
  const file = await pretrain(networks.coarse, task, seed);
  for (const method of methods.slice(1, 4)) {
    const rehearsed: number[] = [];
    for (const rate of learningRates)
      rehearsed.push((await run({ task, method, shots: 8, seed }, networks, file, rate, rehearsalSeed)).error);
    const choice = { method, rehearsed, rate: learningRates[rehearsed.indexOf(Math.min(...rehearsed))]! };
    choices.push(choice);
    write(choice);
    console.log(`${method}: learning rate ${choice.rate} of ${rehearsed.map((error) => error.toFixed(2))} mm`);
  }
}

for (const seed of options.seeds.split(',').map(Number)) {
  for (const task of Object.keys(tasks) as Task[]) {
    const missing = trialsOf(task, seed).filter((trial) => !results.some((result) => same(trial, result)));
    if (missing.length === 0) continue;
    opened ??= await openNetworks();
    if (choices.length === 0) await chooseRates(opened);
    const file = await pretrain(opened.coarse, task, seed);
    for (const trial of missing) {
      const rate = choices.find(({ method }) => method === trial.method)?.rate ?? 0;
      const result = await run(trial, opened, file, rate);
      write(result);
      results.push(result);
      console.log(task, '|', trial.method, '|', trial.shots, 'images | seed', seed, '|', result.error.toFixed(2), 'mm');
    }
  }
}

/** 97.5 % point of Student's t, by degrees of freedom. */
const student = [Number.NaN, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** Mean over seeds and half the width of its 95 % interval. */
function interval(values: readonly number[]): string {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = student[count - 1]! * Math.sqrt(variance / count);
  return `${mean.toFixed(2)} ± ${half.toFixed(2)}`;
}

for (const task of Object.keys(tasks) as Task[]) {
  console.log(`\n${task}: mean radial error in mm over seeds, its difference to a fresh head, and errors below 4 mm`);
  const rows = trialsOf(task, 0).map(({ method, shots }) => {
    const of = (name: Method) =>
      results
        .filter((result) => result.task === task && result.method === name && result.shots === shots)
        .sort((a, b) => a.seed - b.seed);
    const [mine, fresh] = [of(method), of('fresh')];
    const differences = mine.flatMap(({ seed, error }) => {
      const other = fresh.find((result) => result.seed === seed);
      return other && method !== 'fresh' ? [error - other.error] : [];
    });
    const rate = mine.reduce((sum, result) => sum + result.rate, 0) / mine.length;
    return {
      images: shots,
      method,
      seeds: mine.length,
      'error in mm': interval(mine.map(({ error }) => error)),
      'to fresh': differences.length > 1 ? interval(differences) : '',
      'below 4 mm': `${Math.round(100 * rate)} %`,
      trained: mine[0]?.trained,
    };
  });
  console.table(rows);
}
