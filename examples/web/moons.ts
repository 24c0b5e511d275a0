import { createRandom } from '@cairn-ml/numeric';
import {
  adamW,
  dispose,
  disposeTree,
  linear,
  linearParameters,
  relu,
  reshape,
  sigmoid,
  sigmoidCrossEntropy,
  type Tensor,
  type Tensor2D,
  tensor,
  tidy,
  trainStep,
} from '@cairn-ml/tensor';

/** Points in the plane, x and y in turn, and the moon (0 or 1) that each belongs to. */
export interface Moons {
  points: Float32Array;
  labels: Float32Array;
}

/** Two half circles that reach into each other, with noise: no line separates them. */
export function twoMoons(count: number, noise: number, seed: number): Moons {
  const random = createRandom(seed);
  const points = new Float32Array(2 * count);
  const labels = Float32Array.from({ length: count }, (_, i) => i % 2);
  for (let i = 0; i < count; i++) {
    const angle = Math.PI * random.uniform();
    const [x, y] = labels[i] ? [1 - Math.cos(angle), 0.5 - Math.sin(angle)] : [Math.cos(angle), Math.sin(angle)];
    points.set([x + random.normal(0, noise), y + random.normal(0, noise)], 2 * i);
  }
  return { points, labels };
}

function network(random = createRandom(1)) {
  const layer = (inputs: number, outputs: number) => linearParameters(inputs, outputs, random);
  return { first: layer(2, 16), second: layer(16, 16), last: layer(16, 1) };
}
type Network = ReturnType<typeof network>;

function predict(x: Tensor2D, { first, second, last }: Network): Tensor {
  return reshape(linear(relu(linear(relu(linear(x, first)), second)), last), [-1]);
}

/** What is seen of a training: losses so far, and the probability of the second moon at each point of `grid`. */
export interface Progress {
  losses: number[];
  map?: Float32Array;
}

/** Trains a network of 337 parameters and yields its progress every `every` steps. Leaves no tensor behind, also when it is left early. */
export async function* trainMoons(
  moons: Moons,
  steps: number,
  grid: Float32Array,
  every = steps,
): AsyncGenerator<Progress> {
  const x = tensor(moons.points, [moons.labels.length, 2]);
  const y = tensor(moons.labels);
  const places = tensor(grid, [grid.length / 2, 2]);
  const optimizer = adamW({ learningRate: 0.02, weightDecay: 0 });
  const parameters = network();
  let current = { parameters, state: optimizer.init(parameters) };
  const losses: number[] = [];
  try {
    for (let step = 1; step <= steps; step++) {
      const { loss, ...next } = trainStep(current, (net) => sigmoidCrossEntropy(predict(x, net), y), optimizer);
      current = next;
      losses.push((await loss.data())[0]!);
      loss.dispose();
      if (step % every !== 0 && step !== steps) continue;
      const map = tidy(() => sigmoid(predict(places, current.parameters)));
      yield { losses, map: (await map.data()) as Float32Array };
      map.dispose();
    }
  } finally {
    dispose([x, y, places]);
    disposeTree(current.parameters);
    disposeTree({ first: current.state.firstMoment, second: current.state.secondMoment });
  }
}
