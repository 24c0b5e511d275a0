import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadHumanBackbone, loadLandmarkModel } from '@cairn-ml/landmarks/adaptation';
import { handPhantom } from '@cairn-ml/landmarks/phantoms';
import { disposeTree, flattenTree, init, loadSafetensors } from '@cairn-ml/tensor';
import type { Pair } from '../pair.js';
import { node } from '../peers/node.js';

const head = new Uint8Array(readFileSync(join(import.meta.dirname, '../../examples/web/landmarks/hand.safetensors')));
const models = join(import.meta.dirname, '../node_modules/@vladmandic/human/models');

/** 37 landmarks of an image of 256 x 256: MediaPipe's network for hands, a linear head, and where its heatmaps are highest. */
export async function* pairs(): AsyncGenerator<Pair> {
  const { image } = handPhantom(7, { size: 256 });
  for (const device of ['native', 'wasm'] as const) {
    await init({ device, strict: true, force: true });
    const backbone = await loadHumanBackbone(models, { model: 'handlandmark-lite' });
    const model = loadLandmarkModel(head, { backbone });
    yield {
      name: `37 landmarks of 256 x 256 on ${device}`,
      ours: async () => (await model.predict(image)).keypoints,
      peer: node('tfjs 4.22.0 wasm, whole pixels', {
        module: 'stock-landmarks',
        prepare: 'predict',
        parameters: { models, pixels: Float64Array.from(image.data), ...(await headOf(head)) },
      }),
      // A pixel of the heatmap is 4.6 pixels of the image.
      difference: (ours, peers) => farApart(ours as Float64Array, peers as number[], 5),
    };
    model.dispose();
    backbone.dispose();
  }
}

/** The head as plain numbers. */
async function headOf(bytes: Uint8Array) {
  const { tree } = loadSafetensors(bytes);
  const tensors = flattenTree(tree);
  const read = async (path: string) => Float64Array.from(await tensors[path]!.data());
  const numbers = {
    mean: await read('standardization.mean'),
    factor: await read('standardization.factor'),
    weights: await read('parameters.output.weights'),
    bias: await read('parameters.output.bias'),
  };
  disposeTree(tree);
  return numbers;
}

/** Says where a landmark is further than so many pixels from the peer's, along x or y. */
function farApart(ours: ArrayLike<number>, peers: ArrayLike<number>, pixels: number): string | undefined {
  if (ours.length !== peers.length) return `${ours.length} numbers, the peer has ${peers.length}`;
  const i = Array.from(ours).findIndex((value, i) => !(Math.abs(value - peers[i]!) <= pixels));
  return i < 0 ? undefined : `landmark ${i >> 1} at ${ours[i]}, the peer has ${peers[i]}`;
}
