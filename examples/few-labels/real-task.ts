import { readFileSync } from 'node:fs';
import { createRandom, type Random } from '@cairn-ml/numeric';
import { decode } from 'fast-png';

/** The real tasks: three tables, and digits of MNIST that were turned by up to 45 degrees. */
export const realTasks = ['house', 'diamonds', 'diabetes', 'digits'] as const;
export type RealTask = (typeof realTasks)[number];

/** Samples with labels. */
export interface Samples {
  inputs: number[][];
  labels: number[];
}

/** A third of the samples is kept to test on; of the others a share has labels. */
export interface Split {
  labeled: Samples;
  unlabeled: number[][];
  test: Samples;
}

/** A seeded split of a real set; features have mean 0 and deviation 1 over the samples to learn from. */
export function realTask(task: RealTask, share: number, seed: number): Split {
  const random = createRandom(seed);
  const all = task === 'digits' ? turnedDigits(random) : table(task);
  const order = Array.from(random.permutation(all.labels.length));
  const held = Math.floor(order.length / 3);
  const count = Math.round(share * (order.length - held));
  const rows = (items: number[]) => ({
    inputs: items.map((i) => all.inputs[i]!),
    labels: items.map((i) => all.labels[i]!),
  });
  const test = rows(order.slice(0, held));
  const labeled = rows(order.slice(held, held + count));
  const unlabeled = rows(order.slice(held + count)).inputs;
  if (task !== 'digits') standardise([labeled.inputs, unlabeled], [labeled.inputs, unlabeled, test.inputs]);
  return { labeled, unlabeled, test };
}

function standardise(from: readonly number[][][], change: readonly number[][][]): void {
  const known = from.flat();
  for (let c = 0; c < known[0]!.length; c++) {
    const mean = known.reduce((sum, row) => sum + row[c]!, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((sum, row) => sum + (row[c]! - mean) ** 2, 0) / known.length) || 1;
    for (const row of change.flat()) row[c] = (row[c]! - mean) / deviation;
  }
}

/** A table of regression-sets.json, which generate-regression.R wrote. */
function table(id: string): Samples {
  const file = new URL('../data/regression-sets.json', import.meta.url);
  const { sets } = JSON.parse(readFileSync(file, 'utf8')) as {
    sets: { id: string; labels: number[]; columns: number[][] }[];
  };
  const { labels, columns } = sets.find((set) => set.id === id)!;
  return { inputs: labels.map((_, i) => columns.map((column) => column[i]!)), labels };
}

const side = 28;

/** Each digit of digits.png, turned by its own angle, then halved to 14 x 14 pixels; the label is the angle in degrees. */
function turnedDigits(random: Random): Samples {
  const { data, width, height } = decode(readFileSync(new URL('../data/digits.png', import.meta.url)));
  const inputs: number[][] = [];
  const labels: number[] = [];
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      const degrees = random.uniform(-45, 45);
      const shade = (x: number, y: number) =>
        x < 0 || y < 0 || x >= side || y >= side ? 0 : data[(top + y) * width + left + x]! / 255;
      inputs.push(halve(turn(shade, (degrees * Math.PI) / 180)));
      labels.push(degrees);
    }
  }
  return { inputs, labels };
}

/** Bilinear, about the middle. */
function turn(shade: (x: number, y: number) => number, angle: number): number[] {
  const [middle, cos, sin] = [(side - 1) / 2, Math.cos(angle), Math.sin(angle)];
  return Array.from({ length: side * side }, (_, k) => {
    const [dx, dy] = [(k % side) - middle, Math.floor(k / side) - middle];
    const [x, y] = [middle + cos * dx + sin * dy, middle - sin * dx + cos * dy];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, low] = [x - left, y - top];
    return (
      (1 - low) * ((1 - right) * shade(left, top) + right * shade(left + 1, top)) +
      low * ((1 - right) * shade(left, top + 1) + right * shade(left + 1, top + 1))
    );
  });
}

function halve(image: readonly number[]): number[] {
  return Array.from({ length: (side * side) / 4 }, (_, k) => {
    const at = 2 * side * Math.floor((2 * k) / side) + 2 * (k % (side / 2));
    return (image[at]! + image[at + 1]! + image[at + side]! + image[at + side + 1]!) / 4;
  });
}
