import { createRandom } from '@cairn-ml/numeric';
import {
  adamW,
  add,
  cosineSchedule,
  meanSquaredError,
  mul,
  reshape,
  stack,
  type Tensor,
  type Tensor2D,
  tensor,
  tidy,
  trainStep,
} from '@cairn-ml/tensor';
import { beforeAll, expect, test } from 'vitest';
import { useDevice } from '../../../test/devices.js';
import {
  clssLoss,
  createSemiSupervisedRegressor,
  crossPseudoSupervision,
  gclssLoss,
  multilayerPerceptron,
  ordinalEntropy,
  type RegressionMethod,
  rankingSupervisionLoss,
  recoverRanking,
  similarityMatrix,
  unlabeledContrastiveLoss,
} from '../../index.js';

beforeAll(() => useDevice('wasm'));

const [width, epochs, seed] = [4, 12, 3];
const weights = { entropyWeight: 0.02, contrastiveWeight: 0.05, supervisionWeight: 0.01 };
const encoder = multilayerPerceptron({ inputs: width, layers: [9, 5] });
const head = multilayerPerceptron({ inputs: 5, layers: [1], lastReLU: false });
const random = createRandom(1);
const draw = (count: number) =>
  Array.from({ length: count }, () => Array.from({ length: width }, () => random.normal()));
const [labeled, unlabeled] = [draw(6), draw(7)]; // one batch each, so the order is theirs
const labels = labeled.map(([a, b]) => a! - b!);

const create = (rng: ReturnType<typeof createRandom>) => ({
  encoder: encoder.parameters(rng),
  head: head.parameters(rng),
});
type Network = ReturnType<typeof create>;

function pass(rows: number[][], network: Network) {
  const embeddings = encoder.apply(tensor(rows), network.encoder, { training: true, seed: 0 }) as Tensor2D;
  return { embeddings, predictions: head.apply(embeddings, network.head, { training: true, seed: 0 }) };
}

async function featuresOf(rows: number[][], network: Network): Promise<number[][]> {
  const data = await tidy(() => pass(rows, network).embeddings).data();
  return rows.map((_, i) => Array.from(data.subarray(5 * i, 5 * i + 5)));
}

/** The ranking that a method recovers, and the objective that it then descends, from the losses of tensors: these are held to torch. */
interface Reference {
  networks: number;
  rank: (networks: Network[]) => Promise<Int32Array>;
  objective: (networks: Network[], ranking: Int32Array) => Tensor;
}

const references: Partial<Record<RegressionMethod, Reference>> = {
  clss: {
    networks: 1,
    rank: async ([network]) => recoverRanking(similarityMatrix([await featuresOf(unlabeled, network!)])).ranking,
    objective: ([network], ranking) =>
      clssLoss({ ...pass(labeled, network!), labels }, { ...pass(unlabeled, network!), ranking }, weights).loss,
  },
  gclss: {
    networks: 1,
    rank: async ([network]) => {
      const joint = similarityMatrix([await featuresOf([...unlabeled, ...labeled], network!)]);
      return recoverRanking(joint, { labels: [...unlabeled.map(() => Number.NaN), ...labels] }).ranking;
    },
    objective: ([network], ranking) =>
      gclssLoss({ ...pass(labeled, network!), labels }, { ...pass(unlabeled, network!), ranking }, weights).loss,
  },
  clssCrossPseudoSupervision: {
    networks: 2,
    rank: async (networks) => {
      const views = await Promise.all(networks.map((network) => featuresOf(unlabeled, network)));
      return recoverRanking(similarityMatrix(views)).ranking;
    },
    objective: (networks, ranking) => {
      const [known, others] = [labeled, unlabeled].map((rows) => networks.map((network) => pass(rows, network)));
      const views = stack(
        others!.map((seen) => seen.embeddings),
        1,
      );
      const terms = [
        ...known!.map((seen) => meanSquaredError(reshape(seen.predictions, [-1]), tensor(labels))),
        ...known!.map((seen) => mul(ordinalEntropy(seen.embeddings, labels), weights.entropyWeight)),
        mul(unlabeledContrastiveLoss(views, ranking), weights.contrastiveWeight),
        ...others!.map((seen) => mul(rankingSupervisionLoss(seen.predictions, ranking), weights.supervisionWeight)),
        crossPseudoSupervision(others![0]!.predictions, others![1]!.predictions),
      ];
      return terms.reduce((a, b) => add(a, b));
    },
  },
};

test.each(Object.entries(references))(
  'the steps of %s are those of an optimiser on its objective',
  async (method, reference) => {
    const options = { method: method as RegressionMethod, seed, memory: false, rampSteps: 0, ...weights };
    const regressor = createSemiSupervisedRegressor({ encoder, head, ...options });
    await regressor.fit({ labeled: { inputs: labeled, labels }, unlabeled, epochs, standardize: false });
    const predictions = await regressor.predict(unlabeled);
    regressor.dispose();

    const start = createRandom(seed);
    const parameters = Array.from({ length: reference.networks }, () => create(start));
    const optimizer = adamW({ learningRate: cosineSchedule(0.001, epochs), weightDecay: 0.01 });
    let current = { parameters, state: optimizer.init(parameters) };
    for (let step = 0; step < epochs; step++) {
      const ranking = await reference.rank(current.parameters);
      const { loss, ...next } = trainStep(current, (networks) => reference.objective(networks, ranking), optimizer);
      loss.dispose();
      current = next;
    }
    const all = current.parameters.map((network) => tidy(() => pass(unlabeled, network).predictions).data());
    const wanted = await Promise.all(all);
    for (const [i, prediction] of predictions.entries()) {
      const mean = wanted.reduce((sum, values) => sum + values[i]!, 0) / wanted.length;
      expect(prediction).toBeCloseTo(mean, 5);
    }
  },
);
