import {
  blurHeatmaps,
  boxToCrop,
  cropMatrix,
  decodeMsra,
  decodeSimcc,
  decodeUdp,
  decodeUdpCombined,
  encodeIntegral,
  encodeMsra,
  encodeSimcc,
  encodeUdp,
  encodeUdpCombined,
  flipHeatmaps,
  flipKeypoints,
  gaussianKernel,
  heatmapMaximum,
  refineKeypoints,
  restoreKeypoints,
  softArgmax,
  transformKeypoints,
} from '@cairn-ml/landmarks';
import type { GoldenCase, Handler } from '../cases.js';
import type { Comparison } from '../compare.js';
import { kinds as metrics } from './landmarks-metrics.js';
import { chunks, compareAll, pointsOf } from './landmarks-values.js';

/** Codecs, flips, crops and metrics of landmarks, in the modes that equal the released programs. */
export const kinds: Record<string, Handler> = {
  ...metrics,
  encode(testCase) {
    const { input, expected } = testCase;
    const [width, height] = input.heatmap_size;
    const codec = codecOf(input);
    const encoded = codec.encode(pointsOf(input.keypoints));
    const maps = chunks(encoded.heatmaps, width * height);
    const actual: GoldenCase = {
      heatmaps: maps.map((map) => chunks(map, width)),
      weights: [encoded.weights],
      sums: maps.map(sum),
      max: maps.map((map) => Math.max(...map)),
      labels: 'labels' in encoded && [chunks(encoded.labels as ArrayLike<number>, 2)],
    };
    if (!Array.isArray(expected.max)) Object.assign(actual, { sum: sum(actual.sums), max: Math.max(...actual.max) });
    return compareAll(testCase, actual);
  },
  encode_decode(testCase) {
    const { input, expected } = testCase;
    const released = codecOf(input);
    const { heatmaps } = released.encode(pointsOf(input.keypoints));
    const { keypoints, scores } = released.decode(heatmaps);
    const actual: GoldenCase = { keypoints: [chunks(keypoints, 2)], scores: [scores] };
    if (expected.expected_if_exact) {
      const exact = codecOf({ ...input, mode: 'exact' });
      const restored = exact.decode(exact.encode(pointsOf(input.keypoints)).heatmaps).keypoints;
      const stretched = restored.map((value, i) => (value * input.input_size[i % 2]) / (input.input_size[i % 2] - 1));
      actual.expected_if_exact = [chunks(stretched, 2)];
    }
    return compareAll(testCase, actual);
  },
  'fn:decode'(testCase) {
    const { keypoints, scores } = codecOf(testCase.input).decode(testCase.input.heatmaps.flat(2));
    return compareAll(testCase, { keypoints: [chunks(keypoints, 2)], scores: [scores] });
  },
  heatmap_max(testCase) {
    const maps: number[][][] = testCase.input.heatmaps;
    const { keypoints, scores } = heatmapMaximum(maps.flat(2), { heatmapSize: sizeOf(maps), mode: 'mmpose' });
    return compareAll(testCase, { locs: chunks(keypoints, 2), vals: scores });
  },
  refine_quarter: (testCase) => refinement(testCase, 'quarter'),
  refine_dark: (testCase) => refinement(testCase, 'dark'),
  refine_dark_udp: (testCase) => refinement(testCase, 'darkUdp'),
  gaussian_kernel(testCase) {
    const { ksize, sigma } = testCase.input;
    return compareAll(testCase, { kernel: gaussianKernel(ksize, sigma > 0 ? { sigma } : {}) });
  },
  gaussian_blur(testCase) {
    const { input } = testCase;
    const { heatmaps, heatmapSize } = gaussians(input);
    const blurred = blurHeatmaps(heatmaps, { heatmapSize, kernelSize: input.ksize });
    return compareAll(testCase, { heatmaps: chunks(blurred, input.W * input.H).map((map) => chunks(map, input.W)) });
  },
  simcc_encode(testCase) {
    const { x, y, weights } = encodedSimcc(testCase.input);
    const lines = (values: ArrayLike<number>) => [chunks(values, values.length / weights.length)];
    return compareAll(testCase, { x: lines(x), y: lines(y), weights: [weights] });
  },
  simcc_decode(testCase, file) {
    const { input } = testCase;
    const source = input.from_case ? file.cases.find(({ id }: GoldenCase) => id === input.from_case).input : input;
    const { x, y } = encodedSimcc(source);
    const options = { ...simccOptions(source), dark: Boolean(input.dark ?? input.use_dark) };
    const { keypoints, scores } = decodeSimcc(x, y, options);
    return compareAll(testCase, { keypoints: [chunks(keypoints, 2)], scores: [scores] });
  },
  simcc_decode_dark(testCase) {
    const { input_size, split, sigma, center_x, center_y } = testCase.input;
    const [x, y] = [center_x, center_y].map((centre: number, axis) =>
      Float32Array.from({ length: input_size[axis] * split }, (_, i) =>
        Math.exp(-((i - centre) ** 2) / (2 * sigma ** 2)),
      ),
    );
    const options = { inputSize: input_size, splitRatio: split, sigma, dark: true, mode: 'mmpose' } as const;
    const { keypoints, scores } = decodeSimcc(x!, y!, options);
    return compareAll(testCase, { keypoints: [chunks(keypoints, 2)], scores: [scores] });
  },
  integral_softargmax(testCase) {
    const { beta, debias = false } = testCase.input;
    const options = { ...gaussians(testCase.input), beta, debias, units: 'normalized', mode: 'mmpose' } as const;
    return compareAll(testCase, { coords_normalized: softArgmax(options.heatmaps, options) });
  },
  softargmax_px: (testCase) => softArgmaxInPixels(testCase),
  flip_heatmaps(testCase) {
    const { heatmaps, flip_indices, mode, shift = true } = testCase.input;
    const batch: number[][][][] = heatmaps;
    const kinds = { heatmap: 'heatmap', udp_combined: 'combined', offset: 'offset' } as const;
    const [width, height] = sizeOf(batch[0]!);
    const out = flipHeatmaps(batch.flat(3), {
      heatmapSize: [width, height],
      kind: kinds[(mode ?? 'heatmap') as keyof typeof kinds],
      shift,
      ...(flip_indices && { flipPairs: pairsOf(flip_indices), numLandmarks: flip_indices.length }),
    });
    const maps = chunks(out, width * height).map((map) => chunks(map, width));
    return compareAll(testCase, { out: chunks(maps, batch[0]!.length) });
  },
  flip_coordinates(testCase) {
    const { coords, flip_indices, shift, input_size } = testCase.input;
    const flipped = flipKeypoints(coords.flat(2), {
      width: input_size[0],
      units: 'normalized',
      flipPairs: pairsOf(flip_indices),
      numLandmarks: flip_indices.length,
      shift,
    });
    return compareAll(testCase, { out: chunks(chunks(flipped, 2), flip_indices.length) });
  },
  bbox_cs(testCase) {
    const boxes: number[][] = testCase.input.bbox;
    const { padding = 1, format = 'xyxy' } = testCase.input;
    const crops = boxes.map((box) => boxToCrop(box, { padding, format }));
    return compareAll(testCase, { center: crops.map(({ center }) => center), scale: crops.map(({ scale }) => scale) });
  },
  warp_matrix(testCase) {
    const { kind, center, scale, rot, output_size, shift, fix_aspect_ratio } = testCase.input;
    const matrix = cropMatrix(
      { center, scale },
      {
        outputSize: output_size,
        convention: kind,
        rotation: rot,
        ...(shift && { shift }),
        ...(fix_aspect_ratio !== undefined && { fixAspectRatio: fix_aspect_ratio }),
      },
    );
    return compareAll(testCase, { matrix: chunks(matrix, 3) });
  },
  topdown_restore(testCase) {
    const { point, center, scale, input_size } = testCase.input;
    const codec = codecOf({ codec: 'udp', ...testCase.input });
    const inside = transformKeypoints(point, cropMatrix({ center, scale }, { outputSize: input_size }));
    const decoded = codec.decode(codec.encode(inside).heatmaps).keypoints;
    const restored = restoreKeypoints(decoded, { center, scale }, { inputSize: input_size, mode: 'mmpose' });
    return compareAll(testCase, { input_space: inside, decoded_input_space: decoded, restored });
  },
};

type Flat = { heatmaps: ArrayLike<number>; weights: Float64Array };

/** A codec in the mode of the released program, unless the input names another. */
function codecOf(input: GoldenCase) {
  const { codec, input_size, heatmap_size, sigma, blur_kernel_size, radius_factor, unbiased, normalize } = input;
  const options = {
    inputSize: input_size,
    heatmapSize: heatmap_size,
    mode: input.mode ?? 'mmpose',
    ...(sigma !== undefined && { sigma }),
    ...(blur_kernel_size !== undefined && { blurKernelSize: blur_kernel_size }),
    ...(radius_factor !== undefined && { radiusFactor: radius_factor }),
    ...(unbiased !== undefined && { unbiased }),
    ...(normalize !== undefined && { normalize }),
    ...(input.visible && { visible: input.visible.flat() }),
  };
  type Decode = (heatmaps: ArrayLike<number>) => { keypoints: Float64Array; scores: Float64Array };
  const codecs: Record<string, { encode: (points: ArrayLike<number>) => Flat; decode: Decode }> = {
    msra: { encode: (points) => encodeMsra(points, options), decode: (maps) => decodeMsra(maps, options) },
    udp: { encode: (points) => encodeUdp(points, options), decode: (maps) => decodeUdp(maps, options) },
    udp_combined: {
      encode: (points) => encodeUdpCombined(points, options),
      decode: (maps) => decodeUdpCombined(maps, options),
    },
    integral_regression: {
      encode: (points) => encodeIntegral(points, options),
      decode: (maps) => decodeMsra(maps, options),
    },
  };
  const found = codecs[codec === 'msra_unbiased' ? 'msra' : codec];
  if (!found) throw new Error(`unknown codec '${codec}'`);
  return found;
}

function refinement(testCase: GoldenCase, method: 'quarter' | 'dark' | 'darkUdp'): Comparison[] {
  const { input, expected } = testCase;
  if (input.constant !== undefined) return flatRefinement(testCase);
  const { heatmaps, heatmapSize } = gaussians(input);
  const { keypoints } = heatmapMaximum(heatmaps, { heatmapSize, mode: 'mmpose' });
  const blur = input.blur_kernel_size === undefined ? {} : { blurKernelSize: input.blur_kernel_size };
  const refined = refineKeypoints(keypoints, heatmaps, { heatmapSize, method, mode: 'mmpose', ...blur });
  const actual = { argmax: chunks(keypoints, 2), keypoints: chunks(refined, 2) };
  return compareAll({ ...testCase, expected }, actual);
}

/** A map without a peak; its note has the kernels: "dark k=11; udp k=3". */
function flatRefinement(testCase: GoldenCase): Comparison[] {
  const { constant, W, H, start, note } = testCase.input;
  const map = new Float64Array(W * H).fill(constant);
  const taps = (name: string) => Number(new RegExp(`${name} k=(\\d+)`).exec(note)?.[1]);
  const refine = (method: 'dark' | 'darkUdp', blurKernelSize: number) =>
    refineKeypoints(start, map, { heatmapSize: [W, H], method, blurKernelSize, mode: 'mmpose' });
  const udp = refine('darkUdp', taps('udp'));
  return compareAll(testCase, {
    dark: [refine('dark', taps('dark'))],
    udp_finite: udp.every(Number.isFinite),
    udp: [udp],
  });
}

/** Gaussians of height 1 in float32, around one centre or several, with one sigma or one for each. */
function gaussians(input: GoldenCase): { heatmaps: Float32Array; heatmapSize: [number, number] } {
  const { W, H } = input;
  const centres: number[][] = input.gaussian_centers ?? [input.center];
  const heatmaps = new Float32Array(centres.length * W * H);
  for (const [k, [x, y]] of centres.entries()) {
    const sigma = input.sigmas?.[k] ?? input.sigma;
    for (let i = 0; i < W * H; i++) {
      const squared = ((i % W) - x!) ** 2 + (Math.floor(i / W) - y!) ** 2;
      heatmaps[k * W * H + i] = Math.exp(-squared / (2 * sigma * sigma));
    }
  }
  return { heatmaps, heatmapSize: [W, H] };
}

function simccOptions({ input_size, simcc_split_ratio, sigma }: GoldenCase) {
  return {
    inputSize: input_size,
    mode: 'mmpose' as const,
    ...(simcc_split_ratio !== undefined && { splitRatio: simcc_split_ratio }),
    ...(sigma !== undefined && { sigma }),
  };
}

function encodedSimcc(input: GoldenCase) {
  const { smoothing_type, label_smooth_weight, normalize, visible } = input;
  return encodeSimcc(pointsOf(input.keypoints), {
    ...simccOptions(input),
    ...(smoothing_type && { smoothing: smoothing_type }),
    ...(label_smooth_weight !== undefined && { labelSmoothing: label_smooth_weight }),
    ...(normalize !== undefined && { normalize }),
    ...(visible && { visible: visible.flat() }),
  });
}

function softArgmaxInPixels(testCase: GoldenCase): Comparison[] {
  const { heatmaps, heatmapSize } = gaussians(testCase.input);
  return compareAll(testCase, { coords: softArgmax(heatmaps, { heatmapSize, beta: 1 / testCase.input.temperature }) });
}

function sizeOf(maps: number[][][]): [number, number] {
  return [maps[0]![0]!.length, maps[0]!.length];
}

/** Indices as mmpose has them, which exchange pairs. */
function pairsOf(indices: number[]): [number, number][] {
  if (indices.some((other, i) => indices[other] !== i)) throw new Error('flip_indices are no exchanges');
  return indices.flatMap((other, i) => (i < other ? [[i, other] as [number, number]] : []));
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}
