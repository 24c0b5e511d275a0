import type { Random } from '@cairn-ml/numeric';
import { adamW, copyTree, cosineSchedule, disposeTree, gather, type Tensor, tensor, tidy } from '@cairn-ml/tensor';
import type { FitProgress } from '../../create-semi-supervised-regressor.js';
import type { NetworkPart } from '../../network-part.js';
import type { FitData } from './fit-data.js';
import { createLoader, labelBins } from './loader.js';
import type { RegressionMethod, Settings } from './options.js';
import { takeStep } from './take-step.js';
import type { Batch, NetworkParameters, Trainer } from './trainer.js';

/** A run of training. */
export interface Run {
  parts: { encoder: NetworkPart; head: NetworkPart; settings: Settings; random: Random };
  method: RegressionMethod;
  data: FitData;
  /** Parameters to begin with; they are disposed. */
  networks: NetworkParameters[];
  /** Called with parameters that replace the former ones. */
  replace: (networks: NetworkParameters[]) => void;
  /** Mean absolute error of parameters on the validation samples. */
  validate?: (networks: NetworkParameters[]) => Promise<number>;
}

/** Trains and hands over the parameters, also when it is interrupted. */
export async function train({ parts, method, data, networks, replace, validate }: Run): Promise<FitProgress[]> {
  const { labels, options } = data;
  const { epochs, batchSize = 32, unlabeledBatchSize = 8, validateEvery = 1, keep = 'last' } = options;
  const random = parts.random.fork();
  const bins = options.balanceBins === undefined ? undefined : labelBins(labels, options.balanceBins);
  const loaders = {
    labeled: createLoader(labels.length, batchSize, random.fork(), bins),
    unlabeled: createLoader(data.unlabeled?.shape[0] ?? 0, unlabeledBatchSize, random.fork()),
  };
  const updates = method === 'gclss' && parts.settings.memory && loaders.unlabeled.batches > 0 ? 2 : 1;
  const steps = Math.max(1, epochs * loaders.labeled.batches * updates);
  const { learningRate = cosineSchedule(0.001, steps), weightDecay = 0.01 } = options;
  const optimizer = adamW({ learningRate, weightDecay });
  // neither momentum nor decay may move an encoder that is at rest
  const atRest = { match: (path: string) => path.includes('.encoder.'), learningRate: 0, weightDecay: 0 };
  const headOptimizer = adamW({ learningRate, weightDecay, groups: [atRest] });
  const trainer: Trainer = {
    ...parts,
    random,
    optimizer,
    augment: options.augment,
    current: {
      parameters: networks,
      state: optimizer.init(networks),
      ...(method === 'meanTeacher' && { average: copyTree(networks) }),
    },
    step: 0,
    losses: [],
  };
  const history: FitProgress[] = [];
  let best: { error: number; networks: NetworkParameters[] } | undefined;
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      const isHeadStage = method === 'rankNContrast' && epoch / epochs >= parts.settings.encoderShare;
      if (isHeadStage) trainer.optimizer = headOptimizer;
      for (let k = 0; k < loaders.labeled.batches; k++) {
        options.signal?.throwIfAborted();
        const batch = nextBatch(trainer, data, loaders);
        try {
          await takeStep(method, trainer, batch, isHeadStage);
        } finally {
          batch.labeled.dispose();
          batch.unlabeled?.dispose();
        }
      }
      const progress: FitProgress = { epoch: epoch + 1, epochs, loss: await meanLoss(trainer) };
      const now = trainer.current.average ?? trainer.current.parameters;
      replace(now); // for a look at the regressor from `onProgress`
      if (validate && ((epoch + 1) % validateEvery === 0 || epoch === epochs - 1)) {
        progress.validationError = await validate(now);
        if (keep === 'best' && !(progress.validationError >= (best?.error ?? Infinity))) {
          if (best) disposeTree(best.networks);
          best = { error: progress.validationError, networks: copyTree(now) };
        }
      }
      history.push(progress);
      await options.onProgress?.(progress);
    }
    return history;
  } finally {
    for (const loss of trainer.losses) loss.dispose();
    trainer.noise?.dispose();
    const { parameters, state, average } = trainer.current;
    disposeTree(state.firstMoment);
    disposeTree(state.secondMoment);
    const result = best?.networks ?? average ?? parameters;
    if (result !== parameters) disposeTree(parameters);
    if (average && result !== average) disposeTree(average);
    replace(result);
  }
}

function nextBatch(
  { augment, random }: Trainer,
  data: FitData,
  loaders: Record<'labeled' | 'unlabeled', ReturnType<typeof createLoader>>,
): Batch {
  const rows = loaders.labeled.next();
  const others = loaders.unlabeled.batches > 0 ? loaders.unlabeled.next() : undefined;
  const pick = (inputs: Tensor, chosen: Int32Array) =>
    tidy(() => {
      const part = gather(inputs, tensor(chosen));
      return augment ? augment(part, random) : part;
    });
  return {
    labeled: pick(data.inputs, rows),
    labels: Float64Array.from(rows, (i) => data.labels[i]!),
    ...(others && { unlabeled: pick(data.unlabeled!, others) }),
  };
}

/** Reads and frees the losses since the last call. */
async function meanLoss(trainer: Trainer): Promise<number> {
  const losses = trainer.losses;
  trainer.losses = [];
  const values = await Promise.all(losses.map((loss) => loss.data()));
  for (const loss of losses) loss.dispose();
  return values.reduce((sum, [value]) => sum + value!, 0) / values.length;
}
