import { maskOverlap, surfaceDistances } from '@cairn-ml/landmarks/metrics';
import {
  adaptiveWing,
  combinedTargetMse,
  focalHeatmap,
  geometricRegularizer,
  geoSapiensLines,
  keypointMse,
  keypointOhkm,
} from '@cairn-ml/landmarks/tensor';
import { init, type Tensor, tensor } from '@cairn-ml/tensor';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';
import { compareAll } from './landmarks-values.js';

/** Losses of heatmaps, in the modes that equal the released programs, and metrics of masks. */
export const kinds: Record<string, Handler> = {
  geometric_loss: (testCase) =>
    compareLoss(testCase, ({ coords }) => {
      const batch: number[][][] = Array.isArray(coords[0][0]) ? coords : [coords];
      return geometricRegularizer(tensor(batch), geoSapiensLines, { form: 'slope' });
    }),
  keypoint_mse: (testCase) =>
    compareLoss(testCase, ({ output, target, weights, mask, skip_empty_channel = false }) =>
      keypointMse(tensor(output), tensor(target), {
        skipEmpty: skip_empty_channel,
        ...(weights && { weights: tensor(weights) }),
        ...(mask && { mask: tensor(mask) }),
      }),
    ),
  ohkm: (testCase) =>
    compareLoss(testCase, ({ output, target, weights, topk = 8 }) =>
      keypointOhkm(tensor(output), tensor(target), { hardest: topk, mode: 'mmpose', ...weighted(weights) }),
    ),
  adaptive_wing: (testCase) =>
    compareLoss(testCase, ({ output, target, weights, alpha = 2.1, omega = 14, epsilon = 1, theta = 0.5 }) => {
      const options = { alpha, omega, epsilon, theta, mode: 'mmpose', ...weighted(weights) } as const;
      return adaptiveWing(tensor(output), tensor(target), options);
    }),
  combined_target_mse: (testCase) =>
    compareLoss(testCase, ({ output, target, weights }) =>
      combinedTargetMse(tensor(output), tensor(target), { mode: 'mmpose', ...weighted(weights) }),
    ),
  focal_heatmap: (testCase) =>
    compareLoss(testCase, ({ output, target, weights, alpha = 2, beta = 4 }) =>
      focalHeatmap(tensor(output), tensor(target), { alpha, beta, ...weighted(weights) }),
    ),
  dice: (testCase) =>
    compareAll(testCase, { dice: maskOverlap(testCase.input.a.flat(9), testCase.input.b.flat(9)).dice }),
  dice_hd95(testCase) {
    const { kind, n, a, b, spacing } = testCase.input;
    if (kind === 'second mask empty') return [errorOfEmptyMask(testCase)];
    const stacked = kind === 'disk stacks';
    const masks = [a, b].map((mask) =>
      stacked ? mask.radii.flatMap((radius: number) => disk(n, [mask.c[0], mask.c[1], radius])) : disk(n, mask),
    );
    const shape = stacked ? [a.radii.length, n, n] : [n, n];
    const { dice, jaccard } = maskOverlap(masks[0]!, masks[1]!);
    const distances = surfaceDistances(masks[0]!, masks[1]!, { shape, ...(spacing && { spacing }) });
    const { hausdorff: hd, hausdorff95: hd95, averageSymmetric: assd } = distances;
    return compareAll(testCase, { dice, jaccard, hd, hd95, assd });
  },
};

function weighted(weights: number[][] | undefined): { weights?: Tensor } {
  return weights ? { weights: tensor(weights) } : {};
}

async function compareLoss(testCase: GoldenCase, loss: (input: GoldenCase) => Tensor): Promise<Comparison[]> {
  await init();
  const value = loss(testCase.input);
  const [actual] = await value.data();
  value.dispose();
  return compareAll(testCase, { loss: actual });
}

/** Pixels [row][column] of a square of side n with (column - x)² + (row - y)² <= radius². */
function disk(n: number, [x, y, radius]: [number, number, number]): number[] {
  return Array.from({ length: n * n }, (_, i) => {
    const squared = ((i % n) - x) ** 2 + (Math.floor(i / n) - y) ** 2;
    return squared <= radius ** 2 ? 1 : 0;
  });
}

function errorOfEmptyMask({ expected }: GoldenCase): Comparison {
  let actual = 'no error';
  try {
    surfaceDistances([1], [0], { shape: [1, 1] });
  } catch (error) {
    actual = (error as Error).message.includes('`truth` must have at least one pixel') ? expected.error : String(error);
  }
  return { what: 'error', actual, expected: expected.error, tolerance: 0 };
}
