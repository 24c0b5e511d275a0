import { type LandmarkModel, loadHumanBackbone, loadLandmarkModel } from '@cairn-ml/landmarks/adaptation';
import { type Device, type DeviceInfo, init } from '@cairn-ml/tensor';
import { Refusal } from './refusal.js';

const files = {
  description: new URL('../../node_modules/@vladmandic/human/models/handlandmark-lite.json', import.meta.url),
  weights: new URL('../../node_modules/@vladmandic/human/models/handlandmark-lite.bin', import.meta.url),
  head: new URL('./hand.safetensors', import.meta.url),
};

/** The network and its head, on the device that `init` chooses or the one that is wished for. */
export async function openModel(wish: 'auto' | Device): Promise<{ model: LandmarkModel; device: DeviceInfo }> {
  const device = await init({ device: wish });
  const [description, weights, head] = await Promise.all([
    read(files.description),
    read(files.weights),
    read(files.head),
  ]);
  const network = { 'handlandmark-lite.json': description, 'handlandmark-lite.bin': weights };
  const backbone = await loadHumanBackbone(network, { model: 'handlandmark-lite' });
  return { model: loadLandmarkModel(head, { backbone }), device };
}

async function read(url: URL): Promise<Uint8Array> {
  const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok) return new Uint8Array(await answer.arrayBuffer());
  const why = answer ? `status ${answer.status}` : 'no answer';
  throw new Refusal(
    `The model's file ${name} could not be read (${why}). Reload the page, or serve it with \`pnpm web\`.`,
  );
}
