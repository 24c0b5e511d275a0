import { decodeUdp, encodeUdp, heatmapMaximum } from '@cairn-ml/landmarks';
import { createRandom } from '@cairn-ml/numeric';
import { type Pair, within } from '../pair.js';
import { javascript } from '../peers/javascript.js';
import { python } from '../peers/python.js';

/** Landmarks from the heatmaps of a batch of hand X-rays: 64 images, 38 maps of 128 x 96. */
export function* pairs(): Generator<Pair> {
  const [images, landmarks] = [64, 38];
  const [width, height] = [96, 128];
  // Sizes with which mmpose's own factor is one pixel of heatmap, so that its numbers can be compared as they are.
  const codec = { inputSize: [width, height], heatmapSize: [width, height] } as const;
  const heatmaps = noisyHeatmaps(images * landmarks, codec);
  const parameters = { heatmaps: Float64Array.from(heatmaps), landmarks, width, height };
  const inPixels = ({ keypoints }: { keypoints: Float64Array }) =>
    keypoints.map((value, i) => (value * (i % 2 === 0 ? width - 1 : height - 1)) / (i % 2 === 0 ? width : height));
  for (const kernel of [11, 17]) {
    const blurKernelSize = kernel;
    yield {
      name: `UDP-DARK, 64 x 38 maps of 128 x 96, kernel ${kernel}`,
      ours: () => inPixels(decodeUdp(heatmaps, { ...codec, blurKernelSize, mode: 'mmpose' })),
      peer: opencv("numpy and OpenCV, mmpose's way", 'udp', { ...parameters, kernel }),
      difference: within(1e-3),
    };
  }
  yield {
    name: 'exact UDP-DARK, 64 x 38 maps of 128 x 96',
    ours: () => decodeUdp(heatmaps, codec).keypoints,
    peer: opencv("numpy and OpenCV, mmpose's way", 'udp', { ...parameters, kernel: 11 }),
    difference: within(0.2), // what zeros outside of the map do near its border
  };
  yield {
    name: 'UDP-DARK, 64 x 38 maps of 128 x 96',
    ours: () => decodeUdp(heatmaps, codec).keypoints.length,
    peer: javascript('reading the numbers once', () => {
      let sum = 0;
      for (let i = 0; i < heatmaps.length; i++) sum += heatmaps[i]!;
      return sum > 0 ? 2 * images * landmarks : 0;
    }),
    difference: within(0),
  };
  yield {
    name: 'maxima, 64 x 38 maps of 128 x 96',
    ours: () => {
      const { keypoints } = heatmapMaximum(heatmaps, codec);
      return Array.from({ length: images * landmarks }, (_, k) => keypoints[2 * k]! + width * keypoints[2 * k + 1]!);
    },
    peer: opencv('numpy argmax', 'maximum', parameters),
    difference: within(0),
  };
}

/** Gaussians at random places, a few of them beside the border, and a little noise. */
function noisyHeatmaps(
  count: number,
  codec: { inputSize: readonly [number, number]; heatmapSize: readonly [number, number] },
): Float32Array {
  const random = createRandom(count);
  const keypoints = Float64Array.from({ length: 2 * count }, (_, i) =>
    random.uniform(4, codec.inputSize[(i % 2) as 0 | 1] - 5),
  );
  const { heatmaps } = encodeUdp(keypoints, codec);
  return Float32Array.from(heatmaps, (value) => value + random.uniform(0, 0.01));
}

function opencv(name: string, prepare: string, parameters: Record<string, Float64Array | number>) {
  return python(name, { module: 'heatmap_decode', prepare, parameters, install: 'apt-get install python3-opencv' });
}
