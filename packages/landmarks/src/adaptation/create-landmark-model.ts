import { checkInteger, checkNumber, checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import { disposeTree, saveSafetensors } from '@cairn-ml/tensor';
import type { DecodedKeypoints } from '../codec-options.js';
import type { ImagePixels } from '../crop-image.js';
import { type FitRequest, fitHead } from '../internal/adaptation/fit-head.js';
import { applyHead, checkHead, type FittedHead, widthsOf } from '../internal/adaptation/head-network.js';
import { checkLowRank } from '../internal/adaptation/low-rank.js';
import { checkImage, prepareImage, scaleOf } from '../internal/adaptation/prepare-image.js';
import { readLandmarks } from '../internal/adaptation/read-samples.js';
import { checkKernelSize } from '../internal/read.js';
import { evaluateLandmarks } from '../metrics/evaluate-landmarks.js';
import { decodeHeatmaps } from '../tensor/decode-heatmaps.js';
import type { Backbone } from './backbone.js';
import type { LandmarkHead } from './landmark-head.js';
import type { EvaluateSamplesOptions, FitOptions, FitResult, LandmarkModel } from './landmark-model.js';
import type { LandmarkSample } from './landmark-sample.js';

/** Beyond these a file or an option would ask for memory that no heatmap needs. */
const [largestSide, largestKernel] = [8192, 999];

/** Options of {@link createLandmarkModel}. */
export interface LandmarkModelOptions {
  /** Stays the caller's: it is neither trained nor disposed, and several models may share it. */
  backbone: Backbone;
  /** Landmarks of the model: of all data sets together. */
  numLandmarks: number;
  /** Default `{ type: 'ridge' }`. */
  head?: LandmarkHead;
  /** Standard deviation of the targets in pixels of the heatmap. Default 2; MedSapiens has 3. */
  sigma?: number;
  /** Taps of the blur before maxima are refined, odd, at most 999. Default 11, which suits sigma 2. */
  blurKernelSize?: number;
  /** What black and white are in the images. Default `[0, 255]`. */
  imageRange?: readonly [black: number, white: number];
}

/**
 * A landmark detector on a frozen network: only a head, from its features to one heatmap per landmark, is fitted.
 *
 * Images of any size are brought to the size of the backbone without a change of their proportions (the rest is black); landmarks are in pixels of
 * the image that was given. Targets are Gaussians, maxima are refined as in `decodeHeatmaps`.
 *
 * @throws {InvalidArgumentError} for a backbone that is none, an unknown head, and numbers out of range
 *
 * @example
 * ```ts
 * import { createLandmarkModel, pixelBackbone } from '@cairn-ml/landmarks/adaptation';
 * import { init } from '@cairn-ml/tensor';
 *
 * await init();
 * // Black images with one white square; its centre is the landmark.
 * const square = (x: number, y: number) => {
 *   const data = new Uint8Array(32 * 32);
 *   for (let row = y - 2; row <= y + 2; row++) data.fill(255, row * 32 + x - 2, row * 32 + x + 3);
 *   return { image: { data, width: 32, height: 32, channels: 1 }, landmarks: [x, y] };
 * };
 * const backbone = pixelBackbone({ inputSize: [32, 32], patchSize: 9, stride: 1 });
 * const model = createLandmarkModel({ backbone, numLandmarks: 1 });
 * await model.fit([square(8, 20), square(22, 11), square(14, 15)]);
 * const { keypoints } = await model.predict(square(17, 9).image);
 * Array.from(keypoints, Math.round); // [17, 9]
 * model.dispose();
 * backbone.dispose();
 * ```
 *
 * Source: adapting a human-centric model with heatmaps, a union of label spaces and the head of Sapiens: MedSapiens (arXiv 2511.04255). That the
 * network is frozen and the head can be solved in closed form is our reconstruction for small machines; MedSapiens trains the network or adapters in it.
 */
export function createLandmarkModel(options: LandmarkModelOptions): LandmarkModel {
  return modelWith('createLandmarkModel', options, undefined);
}

/** A model whose head is already there, when it was read from a file. */
export function modelWith(caller: string, options: LandmarkModelOptions, read: FittedHead | undefined): LandmarkModel {
  const { backbone, numLandmarks, head = { type: 'ridge' }, sigma = 2, blurKernelSize = 11 } = options;
  const { imageRange = [0, 255] } = options;
  if (typeof backbone?.features !== 'function')
    throw new InvalidArgumentError(caller, 'backbone', 'be a backbone', backbone);
  checkInteger(caller, 'numLandmarks', numLandmarks, { min: 1 });
  checkHead(caller, head);
  checkNumber(caller, 'sigma', sigma, { min: Number.MIN_VALUE });
  checkInteger(caller, 'blurKernelSize', blurKernelSize, { min: 1, max: largestKernel });
  checkKernelSize(caller, 'blurKernelSize', blurKernelSize);
  if (
    !Array.isArray(imageRange) ||
    imageRange.length !== 2 ||
    !imageRange.every(Number.isFinite) ||
    imageRange[0] === imageRange[1]
  )
    throw new InvalidArgumentError(caller, 'imageRange', 'be two different finite numbers', imageRange);
  const { inputSize, featureSize, channels } = backbone;
  if (!(Math.min(...featureSize) >= 2))
    throw new InvalidArgumentError(caller, 'backbone', 'have a grid of at least 2 x 2', featureSize);
  const growth = 2 ** widthsOf(head).upsampling.length;
  if (!(growth * Math.max(...featureSize) <= largestSide)) {
    const rule = `give heatmaps of at most ${largestSide} pixels along a side`;
    throw new InvalidArgumentError(caller, 'head.upsampling', rule, growth * Math.max(...featureSize));
  }
  const grid = { inputSize, heatmapSize: [featureSize[0] * growth, featureSize[1] * growth] as const, sigma };
  let fitted = read;
  let isDisposed = false;

  const checkAlive = (method: string) => {
    if (isDisposed) throw new InvalidArgumentError(method, 'model', 'not be disposed', 'a disposed model');
  };
  const theHead = (method: string): FittedHead => {
    checkAlive(method);
    if (!fitted) throw new InvalidArgumentError(method, 'model', 'be fitted', 'a model without a head', 'Call `fit`.');
    return fitted;
  };
  const replaceHead = (next: FittedHead | undefined) => {
    if (fitted) disposeTree(fitted);
    fitted = next;
  };

  const fit = async (samples: readonly LandmarkSample[], fitOptions: FitOptions = {}): Promise<FitResult> => {
    checkAlive('fit');
    const { labelSpace = {}, start = 'fresh', lowRank, keepFeatures = true, signal, onProgress } = fitOptions;
    checkOption('fit', 'start', start, ['fresh', 'current']);
    if (lowRank && (head.type === 'ridge' || start === 'fresh')) {
      const rule = "be left out for a ridge head, and without `start: 'current'`";
      throw new InvalidArgumentError('fit', 'lowRank', rule, lowRank);
    }
    if (start === 'current' && head.type !== 'ridge') {
      const { parameters } = theHead('fit');
      if (lowRank) checkLowRank('fit', lowRank, parameters);
    }
    const { training, steps } = readTraining(head, fitOptions, samples.length);
    const landmarks = readLandmarks('fit', samples, numLandmarks, labelSpace);
    if (landmarks.every((values) => values.every(Number.isNaN)))
      throw new InvalidArgumentError('fit', 'samples', 'have a landmark that is not NaN', samples.length);
    const inInput = landmarks.map((values, i) => {
      const scale = scaleOf(samples[i]!.image, inputSize);
      return values.map((value) => value * scale);
    });
    const losses: number[] = [];
    let step = 0;
    const onStep = (loss?: number) => {
      signal?.throwIfAborted();
      if (loss !== undefined) losses.push(loss);
      onProgress?.({ step: ++step, steps, ...(loss !== undefined && { loss }) });
    };
    signal?.throwIfAborted();
    const request: FitRequest = {
      backbone,
      images: samples.map(({ image }) => image),
      imageRange,
      keepFeatures,
      targets: { landmarks: inInput, grid },
      head,
      training,
      start: start === 'current' ? fitted : undefined,
      lowRank,
      onStep,
    };
    const next = await fitHead(request);
    if (isDisposed) {
      disposeTree(next.fitted);
      checkAlive('fit');
    }
    replaceHead(next.fitted);
    return { losses: Float64Array.from(losses), trained: next.trained };
  };

  const predict = async (image: ImagePixels): Promise<DecodedKeypoints> => {
    const { standardization, parameters } = theHead('predict');
    checkImage('predict', 'image', image);
    const input = prepareImage(image, inputSize, imageRange);
    const features = backbone.features(input);
    input.dispose();
    const maps = applyHead(features, standardization, parameters);
    features.dispose();
    try {
      const { keypoints, scores } = await decodeHeatmaps(maps, { inputSize, blurKernelSize });
      const scale = scaleOf(image, inputSize);
      return { keypoints: keypoints.map((value) => value / scale), scores };
    } finally {
      maps.dispose();
    }
  };

  const evaluate = async (samples: readonly LandmarkSample[], evaluation: EvaluateSamplesOptions) => {
    theHead('evaluate');
    const { labelSpace = {}, signal, ...metrics } = evaluation;
    const truth = readLandmarks('evaluate', samples, numLandmarks, labelSpace);
    const predictions: number[] = [];
    for (const { image } of samples) {
      signal?.throwIfAborted();
      predictions.push(...(await predict(image)).keypoints);
    }
    return evaluateLandmarks(
      predictions,
      truth.flatMap((values) => [...values]),
      { ...metrics, numLandmarks },
    );
  };

  const save = async (): Promise<Uint8Array> => {
    const tree = theHead('save');
    const settings = { numLandmarks, head, sigma, blurKernelSize, imageRange, inputSize, featureSize, channels };
    return saveSafetensors(tree, { metadata: { landmarkModel: JSON.stringify(settings) } });
  };

  const dispose = () => {
    if (isDisposed) return;
    isDisposed = true;
    replaceHead(undefined);
  };
  return { numLandmarks, fit, predict, evaluate, save, dispose };
}

/** Numbers of the training, and how many steps progress has. */
function readTraining(head: LandmarkHead, options: FitOptions, samples: number) {
  const { epochs = 100, batchSize = 4, learningRate = 0.005, weightDecay = 0, maxNorm = 1, seed = 0 } = options;
  checkInteger('fit', 'epochs', epochs, { min: 1 });
  checkInteger('fit', 'batchSize', batchSize, { min: 1 });
  checkNumber('fit', 'weightDecay', weightDecay, { min: 0 });
  checkNumber('fit', 'maxNorm', maxNorm, { min: Number.MIN_VALUE });
  checkInteger('fit', 'seed', seed);
  const passes = head.type === 'ridge' ? samples : epochs * Math.ceil(samples / batchSize);
  const steps = (head.type !== 'ridge' && options.start === 'current' ? 0 : samples) + passes;
  return { training: { epochs, batchSize, learningRate, weightDecay, maxNorm, seed }, steps };
}
