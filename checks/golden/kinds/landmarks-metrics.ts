import { auc, evaluateLandmarks, nme, oks, pck, radialErrors } from '@cairn-ml/landmarks/metrics';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';
import { chunks, compareAll, pointsOf } from './landmarks-values.js';

/** Metrics of landmarks, in the modes that equal the released programs. */
export const kinds: Record<string, Handler> = {
  pck(testCase) {
    const { predictions, truth, options } = distancesOf(testCase.input);
    const result = pck(predictions, truth, { ...options, threshold: testCase.input.thr });
    // mmpose has no NaN here.
    const acc = Array.from(result.perLandmark, (share) => (Number.isNaN(share) ? -1 : share));
    return compareAll(testCase, { acc, avg: result.count === 0 ? 0 : result.mean, count: result.count });
  },
  nme: (testCase) => compareAll(testCase, { nme: meanError(testCase.input) }),
  epe: (testCase) => compareAll(testCase, { epe: meanError(testCase.input) }),
  auc(testCase) {
    const { predictions, truth, options } = distancesOf(testCase.input);
    const { num_thrs = 20 } = testCase.input;
    const area = auc(predictions, truth, { ...options, thresholds: num_thrs, mode: 'mmpose' });
    return compareAll(testCase, { auc: Number.isNaN(area) ? 0 : area });
  },
  oks_mmpose(testCase) {
    const { input, expected } = testCase;
    const areas: number[] = [input.area_pred].flat();
    const predictions: number[][] = Array.isArray(input.pred[0]) ? input.pred : [input.pred];
    const values = predictions.map((prediction, i) =>
      oks(everyThird(prediction), everyThird(input.gt), {
        area: input.area_gt,
        predictedArea: areas[i]!,
        variant: 'mmpose',
        ...(input.sigmas && { sigmas: input.sigmas }),
        ...(input.vis_thr !== undefined &&
          input.vis_thr !== null && {
            visibleThreshold: input.vis_thr,
            visible: visibilityOf(input.gt),
            predictedVisible: visibilityOf(prediction),
          }),
      }),
    );
    return compareAll(testCase, { oks: Array.isArray(expected.oks) ? values : values[0] });
  },
  oks_coco(testCase) {
    const { pred, gt, area_gt, sigmas, bbox } = testCase.input;
    const value = oks(everyThird(pred), everyThird(gt), {
      area: area_gt,
      visible: visibilityOf(gt),
      ...(sigmas && { sigmas }),
      ...(bbox && { box: bbox }),
    });
    return compareAll(testCase, { oks: value });
  },
  mre_sdr(testCase) {
    const { pred, gt, spacing, radii } = testCase.input;
    return evaluation(testCase, { pred, gt, options: { radii, ...(spacing && { spacing }) } });
  },
  mre_norm(testCase) {
    const { pred, gt, factor, indices, spacing, radii = [] } = testCase.input;
    const normalizeBy = { indices, length: factor };
    const options = { radii, normalizeBy, ...(spacing && { spacing }) };
    const numLandmarks = gt[0].length;
    const errors = radialErrors(pointsOf(pred), pointsOf(gt), { ...options, numLandmarks, mode: 'released' });
    return [
      ...evaluation(testCase, { pred, gt, options }),
      {
        what: 'radialErrors',
        actual: chunks(errors, numLandmarks).flat(),
        expected: testCase.expected.distances.flat(),
        tolerance: testCase.tol,
      },
    ];
  },
};

function distancesOf({ pred, gt, mask, norm }: GoldenCase) {
  const options = {
    numLandmarks: gt[0].length as number,
    normalizer: norm === undefined ? 1 : Array.isArray(norm) ? (norm.flat() as number[]) : (norm as number),
    ...(mask && { mask: mask.flat() as number[] }),
  };
  return { predictions: pointsOf(pred), truth: pointsOf(gt), options };
}

function meanError(input: GoldenCase): number {
  const { predictions, truth, options } = distancesOf(input);
  const mean = nme(predictions, truth, options);
  return Number.isNaN(mean) ? 0 : mean;
}

function evaluation(
  testCase: GoldenCase,
  { pred, gt, options }: { pred: number[][][]; gt: number[][][]; options: { radii: number[] } },
): Comparison[] {
  const numLandmarks = gt[0]!.length;
  const result = evaluateLandmarks(pointsOf(pred), pointsOf(gt), { ...options, numLandmarks, mode: 'released' });
  const distances = chunks(result.errors, numLandmarks);
  return compareAll(testCase, {
    distances: Array.isArray(testCase.expected.distances[0]) ? distances : distances.flat(),
    pe_mean: result.pooled.mean,
    pe_std: result.pooled.std,
    pe_median: result.pooled.median,
    ipe_mean: result.perImage.mean,
    ipe_std: result.perImage.std,
    ipe_median: result.perImage.median,
    outliers: result.successRates.map(({ outliers }) => outliers),
    sdr: result.successRates.map(({ rate }) => 100 * rate),
  });
}

function everyThird(values: number[]): number[] {
  return values.filter((_, i) => i % 3 !== 2);
}

function visibilityOf(values: number[]): number[] {
  return values.filter((_, i) => i % 3 === 2);
}
