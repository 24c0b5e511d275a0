import {
  createSemiSupervisedRegressor,
  multilayerPerceptron,
  type RegressionMethod,
  rankNContrast,
  rankSimilarity,
  selectRobustSamples,
} from '@cairn-ml/contrastive-regression';
import { createRandom } from '@cairn-ml/numeric';
import { abs, init, sum, type Tensor, tensor, tidy, valueAndGrad } from '@cairn-ml/tensor';
import { type Pair, within } from '../pair.js';
import { javascript } from '../peers/javascript.js';
import { python } from '../peers/python.js';

const install = 'apt-get install python3-torch';

/** Losses with their gradients beside torch on one thread, the selection of GCLSS, and steps of training. */
export async function* pairs(): AsyncGenerator<Pair> {
  await init({ force: true });
  const random = createRandom(1);
  const normal = (count: number) => Float64Array.from({ length: count }, () => random.normal());

  for (const [n, dim] of [
    [128, 128],
    [512, 128],
  ] as const) {
    const [features, labels] = [normal(n * dim), normal(n)];
    yield {
      name: `RnC and gradient, n = ${n}, d = ${dim}`,
      ours: lossAndGradient(features, [n, dim], (z) => rankNContrast(z, labels)),
      peer: python("torch, the authors' loop", {
        module: 'contrastive',
        prepare: 'rank_n_contrast',
        parameters: { features, labels, dim, temperature: 2 },
        install,
      }),
      difference: within(1e-3),
    };
  }
  for (const n of [64, 256]) {
    const [features, labels] = [normal(n * 128), normal(n)];
    yield {
      name: `RankSim and gradient, n = ${n}, d = 128`,
      ours: lossAndGradient(features, [n, 128], (z) => rankSimilarity(z, labels)),
      peer: python("torch, the authors' loop", {
        module: 'contrastive',
        prepare: 'rank_similarity',
        parameters: { features, labels, dim: 128, interpolation: 2 },
        install,
      }),
      difference: within(1e-2), // ranks of values that float32 cannot tell apart
    };
  }

  const [size, count] = [256, 32];
  const matrix = symmetric(size, () => random.uniform());
  yield {
    name: `selection of ${count} from ${size}`,
    ours: () => Array.from(selectRobustSamples({ data: matrix, size }, count, { variant: 'released' }).selection),
    peer: python("Python, the authors' lists", {
      module: 'contrastive',
      prepare: 'select_most_varying',
      parameters: { matrix, size, count },
      install,
    }),
    difference: within(0),
  };

  const inputs = { labeled: tensor(normal(32 * 241), [32, 241]), unlabeled: tensor(normal(8 * 241), [8, 241]) };
  const labels = normal(32);
  for (const method of ['clss', 'gclss'] as const) {
    yield {
      name: `50 ${method} steps, batch 32 + 8, MLP 241-100-100-1`,
      ours: steps(method, inputs, labels),
      peer: javascript('ours, supervised only', steps('supervised', inputs, labels)),
      difference: within(0),
    };
  }
}

/** 50 steps of training; only their number can be compared. The second step of GCLSS on its memory is left out: it is a step of its own. */
function steps(method: RegressionMethod, { labeled, unlabeled }: Record<string, Tensor>, labels: Float64Array) {
  const encoder = multilayerPerceptron({ inputs: 241, layers: [100, 100] });
  const regressor = createSemiSupervisedRegressor({ encoder, method, memory: false });
  const options = { labeled: { inputs: labeled!, labels }, unlabeled: unlabeled!, epochs: 50 };
  return async () => (await regressor.fit(options)).length;
}

/** The loss, and the sum of the absolute entries of its gradient. */
function lossAndGradient(features: Float64Array, shape: [number, number], loss: (z: Tensor) => Tensor) {
  const z = tensor(features, shape) as Tensor;
  return async () => {
    const results = tidy(() => {
      const { value, grad } = valueAndGrad(loss)(z);
      return [value, sum(abs(grad))];
    });
    const read = await Promise.all(results.map((result) => result.data()));
    for (const result of results) result.dispose();
    return read.map(([number]) => number!);
  };
}

function symmetric(size: number, entry: () => number): Float64Array {
  const data = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) data[i * size + j] = data[j * size + i] = entry();
  return data;
}
