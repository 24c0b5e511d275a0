import { checkInteger, checkNumber, checkOption, type Random } from '@cairn-ml/numeric';
import { adamW, add, cosineSchedule, disposeTree, sub, type Tensor, tensor, trainStep } from '@cairn-ml/tensor';
import type { FitOptions, FitProgress } from '../../tensor/create-masked-diffusion-model.js';
import { maskedDiffusionLoss } from '../../tensor/masked-diffusion-loss.js';
import { checkText } from './check-text.js';
import { maskBatch } from './noise.js';
import type { TransformerParameters, TransformerShape } from './transformer.js';

/** A run of training. */
export interface Run {
  shape: TransformerShape;
  parameters: TransformerParameters;
  logits: (canvases: Tensor, parameters: TransformerParameters) => Tensor;
  random: Random;
  /** Called after each step with the parameters that replace the former ones, which are disposed. */
  replace: (parameters: TransformerParameters) => void;
}

/** Checks the options of `fit`, before any work. */
export function readFitOptions(options: FitOptions, shape: TransformerShape) {
  const { texts, steps, batchSize = 32, learningRate = 0.003, warmupSteps = Math.min(50, steps >> 1) } = options;
  const {
    weightDecay = 0.01,
    maxNorm = 1,
    weighting = 'elbo',
    minTime = 1e-3,
    wrongTokens = 0,
    reportEvery = 50,
  } = options;
  checkInteger('fit', 'steps', steps, { min: 1 });
  checkInteger('fit', 'batchSize', batchSize, { min: 1 });
  checkInteger('fit', 'reportEvery', reportEvery, { min: 1 });
  if (typeof learningRate === 'number') checkNumber('fit', 'learningRate', learningRate, { min: 0 });
  checkInteger('fit', 'warmupSteps', warmupSteps, { min: 0, max: steps - 1 });
  checkNumber('fit', 'weightDecay', weightDecay, { min: 0 });
  checkNumber('fit', 'maxNorm', maxNorm, { min: 1e-30 });
  checkNumber('fit', 'minTime', minTime, { min: 1e-6, max: 1 });
  checkNumber('fit', 'wrongTokens', wrongTokens, { min: 0, max: 1 });
  checkOption('fit', 'weighting', weighting, ['elbo', 'uniform']);
  if (typeof texts !== 'function') {
    checkInteger('fit', 'texts.length', texts.length, { min: 1 });
    for (const [i, text] of texts.entries()) checkText('fit', `texts[${i}]`, text, shape);
  }
  const schedule =
    typeof learningRate === 'number' ? cosineSchedule(learningRate, steps, { warmupSteps }) : learningRate;
  const { signal, onProgress } = options;
  const noise = { minTime, wrongTokens, weighting };
  return { texts, steps, batchSize, schedule, weightDecay, maxNorm, noise, reportEvery, signal, onProgress };
}

/** Milliseconds after which others get a turn: those who abort, and those who draw a page. */
const longestTurn = 50;

/** Trains step by step; the optimiser's memory is freed at the end, also when it is interrupted. */
export async function train(run: Run, settings: ReturnType<typeof readFitOptions>): Promise<FitProgress[]> {
  const { shape, parameters, logits, random, replace } = run;
  const { texts, steps, batchSize, noise, reportEvery } = settings;
  const draw = typeof texts === 'function' ? texts : shuffled(texts);
  const optimizer = adamW({
    learningRate: settings.schedule,
    weightDecay: settings.weightDecay,
    decay: (_, leaf) => leaf.rank > 1,
  });
  let current = { parameters, state: optimizer.init(parameters) };
  const history: FitProgress[] = [];
  let losses: Tensor[] = [];
  let lastPause = performance.now();
  try {
    for (let step = 1; step <= steps; step++) {
      if (performance.now() - lastPause > longestTurn) {
        await new Promise((resolve) => setTimeout(resolve));
        lastPause = performance.now();
      }
      settings.signal?.throwIfAborted();
      const batch = Array.from({ length: batchSize }, () => draw(random));
      if (typeof texts === 'function')
        for (const [i, text] of batch.entries()) checkText('fit', `texts() (number ${i} of a batch)`, text, shape);
      const { loss, ...next } = takeStep(batch);
      current = next;
      replace(current.parameters);
      losses.push(loss);
      if (step % reportEvery !== 0 && step !== steps) continue;
      const values = await Promise.all(losses.map((value) => value.data()));
      disposeTree(losses);
      losses = [];
      const progress = { step, steps, loss: values.reduce((sum, [value]) => sum + value!, 0) / values.length };
      history.push(progress);
      await settings.onProgress?.(progress);
    }
    return history;
  } finally {
    disposeTree(losses);
    disposeTree(current.state.firstMoment);
    disposeTree(current.state.secondMoment);
  }

  function takeStep(batch: readonly ArrayLike<number>[]) {
    const noisy = maskBatch(batch, { ...shape, ...noise }, random);
    const size = [batchSize, shape.length];
    const [canvases, tokens, mask] = [noisy.canvases, noisy.tokens, noisy.mask].map((values) => tensor(values, size));
    const times = noise.weighting === 'elbo' ? tensor(noisy.times) : undefined;
    try {
      const loss = (net: TransformerParameters) => {
        const predicted = logits(canvases!, net);
        const masked = maskedDiffusionLoss(predicted, tokens!, mask!, { ...(times && { times }) });
        if (noise.wrongTokens === 0) return masked;
        return add(masked, maskedDiffusionLoss(predicted, tokens!, sub(tensor(1, [], 'int32'), mask!)));
      };
      return trainStep(current, loss, optimizer, { maxNorm: settings.maxNorm });
    } finally {
      disposeTree([canvases!, tokens!, mask!, ...(times ? [times] : [])]);
    }
  }
}

/** Every text once, in random order, then again. */
function shuffled(texts: readonly ArrayLike<number>[]): (random: Random) => ArrayLike<number> {
  let order = new Int32Array(0);
  let next = 0;
  return (random) => {
    if (next === order.length) [order, next] = [random.permutation(texts.length) as Int32Array<ArrayBuffer>, 0];
    return texts[order[next++]!]!;
  };
}
